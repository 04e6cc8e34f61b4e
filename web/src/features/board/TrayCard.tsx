import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { PartyName } from '../../components/PartyName.js';
import type { UnplacedRequest } from '../plans/queries.js';
import { reasonIcon } from './reasons.js';
import { SuggestionLink } from './SuggestionLink.js';
import classes from './Tray.module.css';

/** Facts that stand in the line; more would hide what to do. */
const mostFacts = 2;

export interface TrayCardProps {
  row: UnplacedRequest;
  planId: string;
  /** Left out where the group has it as its heading. */
  showReason: boolean;
}

/** A request without a place: why, what stands in the way, and the two cheapest ways out. */
export function TrayCard({ row, planId, showReason }: TrayCardProps) {
  const { t } = useTranslation(['board', 'days']);
  const [best, other] = row.suggestions;
  const more = row.blockers.length - mostFacts;
  return (
    <article className={classes.card}>
      <p className={classes.head}>
        <Link
          className={classes.parties}
          to="/meetings"
          search={{ request: row.requestId }}
          aria-label={t('tray.openOne', { subject: row.subject })}
        >
          {row.parties.slice(0, 3).map((party) => (
            <PartyName key={party.partyId} iso2={party.iso2} code={party.code} />
          ))}
          {row.parties.length > 3 && (
            <span>{t('moreParties', { count: row.parties.length - 3 })}</span>
          )}
        </Link>
        <span className={classes.quiet}>
          {t('tray.level', {
            level: t(`days:levelShort.${row.level}`),
            length: t('days:minutes', { count: row.durationMinutes }),
          })}
        </span>
      </p>
      {showReason && (
        <p className={classes.reason}>
          <Icon name={reasonIcon(row.reason)} size={14} />
          {row.reasonText}
        </p>
      )}
      {row.blockers.length > 0 && (
        <p className={classes.fact}>
          {row.blockers
            .slice(0, mostFacts)
            .map(({ text }) => text)
            .join(' ')}
          {more > 0 && ` ${t('tray.moreFacts', { count: more })}`}
        </p>
      )}
      {best && (
        <p className={classes.ways}>
          <SuggestionLink suggestion={best} row={row} planId={planId} />
          {other && (
            <span className={classes.other}>
              <SuggestionLink suggestion={other} row={row} planId={planId} />
            </span>
          )}
        </p>
      )}
    </article>
  );
}
