import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../app/session.js';
import { useNow } from '../../app/useNow.js';
import { Icon } from '../../components/Icon.js';
import type { IconName } from '../../components/icons.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useWords } from '../office/useOffice.js';
import type { AssemblyInfo } from '../own-delegation/types.js';
import { localDate } from '../own-delegation/zoned.js';
import { plansQuery } from '../plans/queries.js';
import { delegationsQuery } from '../registration/queries.js';
import { attentionRows, type Attention } from './attention.js';
import { deliveriesQuery, lettersQuery } from './queries.js';
import classes from './NeedsAttention.module.css';

const icons: Record<Attention['tone'], IconName> = {
  bad: 'warning--filled',
  warn: 'warning--alt--filled',
  neutral: 'time',
};

/** What somebody must look at, each with what it is about and the way there. */
export function NeedsAttention({
  assembly,
  canEdit,
}: {
  assembly: AssemblyInfo;
  canEdit: boolean;
}) {
  const { t } = useTranslation('overview');
  const now = useNow();
  const session = useSession();
  const delegations = useQuery(delegationsQuery(assembly.id));
  const plans = useQuery({ ...plansQuery(assembly.id), enabled: canEdit });
  const deliveries = useQuery({ ...deliveriesQuery(assembly.id), enabled: canEdit });
  const letters = useQuery({
    ...lettersQuery(assembly.id),
    enabled: canEdit || hasRole(session, 'protocol'),
  });
  const rows =
    delegations.data &&
    attentionRows({
      assembly,
      delegations: delegations.data,
      plan: plans.data?.find(({ status }) => status === 'published'),
      deliveries: deliveries.data,
      letters: letters.data,
      now,
    }).filter(({ key }) => canEdit || (key !== 'failed' && key !== 'unplaced'));
  return (
    <Section sheet title={t('attention.title')} note={t('attention.note', { city: assembly.city })}>
      <ProblemNotice problem={delegations.error} />
      {rows === undefined && !delegations.error && <SkeletonRows rows={4} height={64} />}
      {rows?.length === 0 && (
        <p className={classes.none}>
          <Icon name="checkmark--filled" />
          {t('attention.none')}
        </p>
      )}
      <ul className={classes.rows}>
        {rows?.map((row) => (
          <li key={row.key} className={classes.row}>
            <Due row={row} assembly={assembly} now={now} />
            <span className={classes.icon} data-tone={row.tone}>
              <Icon name={icons[row.tone]} />
            </span>
            <div className={classes.words}>
              <p className={classes.title}>
                {t(`attention.${row.key}.title`, { count: row.count })}
              </p>
              <Detail row={row} />
            </div>
            <Link {...row.link} className={classes.link}>
              {t(`attention.${row.key}.link`)}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** When it is due: today and what is past in terracotta, as on the rail. */
function Due({ row, assembly, now }: { row: Attention; assembly: AssemblyInfo; now: number }) {
  const { t } = useTranslation('overview');
  const { time, date } = useFormat();
  if (row.due === undefined) return <span className={classes.due} />;
  const today =
    localDate(assembly.timezone, now) === localDate(assembly.timezone, Date.parse(row.due));
  const past = Date.parse(row.due) <= now;
  const words = {
    time: time(row.due),
    date: date(row.due),
  };
  return (
    <span className={classes.due} data-now={today || past || undefined}>
      <time dateTime={row.due}>
        {t(past ? 'attention.past' : today ? 'attention.today' : 'attention.due', words)}
      </time>
    </span>
  );
}

const mostNames = 3;

function Detail({ row }: { row: Attention }) {
  const { t } = useTranslation('overview');
  const { list, number, relative } = useFormat();
  const now = useNow();
  const name = useWords();
  const { key, who } = row;
  if (key === 'failed' || key === 'unplaced') {
    return <p className={classes.detail}>{t(`attention.${key}.text`)}</p>;
  }
  if (row.letters) {
    const { collected, documentMissing } = row.letters;
    return (
      <p className={classes.detail}>
        {t('attention.letters.fetched', { shown: number(collected) })}{' '}
        {documentMissing > 0 && t('attention.letters.missing', { shown: number(documentMissing) })}
      </p>
    );
  }
  const [first] = who;
  if (!first) return null;
  if (key === 'review') {
    return (
      <p className={classes.detail}>
        {t('attention.review.text', {
          name: name(first.names),
          when: relative(first.statusAt, now),
        })}
      </p>
    );
  }
  const names = who.slice(0, mostNames).map(({ names: texts }) => name(texts));
  const more = who.length - names.length;
  const without = who.filter(({ focalPoints }) => focalPoints === 0).length;
  return (
    <p className={classes.detail}>
      {list(more > 0 ? [...names, t('attention.more', { count: more })] : names)}.{' '}
      {key === 'notSubmitted' && without > 0 && t('attention.withoutFocal', { count: without })}
    </p>
  );
}
