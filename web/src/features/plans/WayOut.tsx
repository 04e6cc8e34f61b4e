import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { PartyName } from '../../components/PartyName.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { PlanDiff } from './queries.js';
import classes from './WayOut.module.css';

const most = 8;

/** Rules of the engine that a reader would fix in the same way share their words. */
const reasons: Record<string, string> = {
  room_closed: 'roomClosed',
  bad_room: 'roomClosed',
  room_double_booked: 'roomTaken',
  placed_twice: 'roomTaken',
  room_too_small: 'roomUnfit',
  room_lacks_feature: 'roomUnfit',
  party_unavailable: 'partyAbsent',
  unknown_request: 'partyAbsent',
  party_over_limit: 'partyLimit',
  principal_unavailable: 'principalAbsent',
  principal_double_booked: 'principalTaken',
  max_per_day: 'principalTaken',
  walk: 'walk',
  interpreter_missing: 'interpreter',
  interpreter_unwanted: 'interpreter',
  interpreter_lacks_pair: 'interpreter',
  interpreter_off_duty: 'interpreter',
  interpreter_double_booked: 'interpreter',
};

/** Why the plan cannot be published as it stands, and what to do instead. */
export function WayOut({ diff }: { diff: PlanDiff }) {
  const { t } = useTranslation('plans');
  const { number } = useFormat();
  if (!diff.outdated && diff.conflicts.length === 0) return null;
  const shown = diff.conflicts.slice(0, most);
  const more = diff.conflicts.length - shown.length;
  return (
    <section role="alert" className={classes.notice}>
      <Icon name="warning--filled" className={classes.icon} />
      <div className={classes.words}>
        <h2>
          {diff.outdated ? t('out.outdated') : t('out.conflicts', { count: diff.conflicts.length })}
        </h2>
        <p>{t(diff.outdated ? 'out.outdatedText' : 'out.conflictsText')}</p>
        {shown.length > 0 && (
          <ul className={classes.list}>
            {shown.map(({ requestId, code, parties, subject }) => (
              <li key={`${requestId} ${code}`}>
                <span className={classes.parties}>
                  {parties.slice(0, 3).map((party) => (
                    <PartyName key={party.partyId} iso2={party.iso2} code={party.code} />
                  ))}
                </span>
                <span>{t(`conflict.${reasons[code] ?? 'offGrid'}`)}</span>
                <span className={classes.subject}>{subject}</span>
              </li>
            ))}
          </ul>
        )}
        {more > 0 && <p>{t('more', { count: more, shown: number(more) })}</p>}
        <p>
          <Link to="/board">{t('out.link')}</Link>
        </p>
      </div>
    </section>
  );
}
