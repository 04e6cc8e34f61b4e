import { useTranslation } from 'react-i18next';
import { ApiProblem, UNREACHABLE, UNREADABLE } from '../api/problem.js';
import { Icon } from './Icon.js';
import classes from './ProblemNotice.module.css';

/** What a failed call says to the reader: the server's title, or our words when none came. */
export function useProblemText(): (problem: unknown) => string {
  const { t } = useTranslation();
  return (problem) => {
    if (!(problem instanceof ApiProblem)) return t('problem.unexpected');
    if (problem.code === UNREACHABLE) return t('problem.unreachable');
    if (problem.code === UNREADABLE || problem.message === '') return t('problem.unreadable');
    return problem.message;
  };
}

export interface ProblemNoticeProps {
  /** What was thrown; nothing is shown without it. */
  problem: unknown;
  /** Paths that stand beside their field already (see applyProblem). */
  placed?: readonly string[];
}

/** A refusal in words, with what is wrong field by field and the id for those who help. */
export function ProblemNotice({ problem, placed = [] }: ProblemNoticeProps) {
  const { t } = useTranslation();
  const words = useProblemText();
  if (problem === null || problem === undefined) return null;
  const fields =
    problem instanceof ApiProblem
      ? problem.fields.filter(({ path }) => !placed.includes(path))
      : [];
  const id = problem instanceof ApiProblem && problem.status >= 500 ? problem.id : undefined;
  return (
    <div role="alert" className={classes.notice}>
      <Icon name="warning--filled" className={classes.icon} />
      <div>
        <p className={classes.title}>{words(problem)}</p>
        {fields.length > 0 && (
          <ul className={classes.fields}>
            {fields.map(({ path, message }) => (
              <li key={`${path} ${message}`}>{message}</li>
            ))}
          </ul>
        )}
        {id && (
          <p className={classes.id}>
            {t('problem.id')} <bdi>{id}</bdi>
          </p>
        )}
      </div>
    </div>
  );
}
