import { useTranslation } from 'react-i18next';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { Agenda, MeetingRequest, OwnParty } from '../own-delegation/types.js';
import { ownFit } from './fit.js';
import { asked } from './tabs.js';
import { useReason } from './useReason.js';
import classes from './PreferredTimes.module.css';

/** The times that the asking side prefers, and how each suits the reader's own day. */
export function PreferredTimes({
  request,
  agenda,
  parties,
  limit,
}: {
  request: MeetingRequest;
  agenda: Agenda | undefined;
  parties: readonly OwnParty[];
  limit: number;
}) {
  const { t } = useTranslation('meetings');
  const { date, timeRange } = useFormat();
  const words = useReason(parties);
  const starts = request.preferredStarts
    .map((start) => Date.parse(start))
    .toSorted((a, b) => a - b);
  return (
    <section>
      <h3 className={classes.title}>{t(asked(request, parties) ? 'timesYou' : 'times')}</h3>
      {agenda ? (
        <ul className={classes.times}>
          {starts.map((from) => {
            const to = from + request.durationMinutes * 60_000;
            const fit = ownFit(agenda, request.level, { from, to }, limit, request.id);
            return (
              <li key={from} data-impossible={!fit.possible || undefined}>
                <span className={classes.time}>
                  {date(from, 'weekdayDay')} <bdi>{timeRange(from, to)}</bdi>
                </span>
                <span className={classes.why}>{fit.reason && words(fit.reason)}</span>
                {fit.possible ? (
                  <StatusBadge kind="request" state="accepted">
                    {t('free')}
                  </StatusBadge>
                ) : (
                  <StatusBadge kind="request" state="declined">
                    {t('impossible')}
                  </StatusBadge>
                )}
              </li>
            );
          })}
        </ul>
      ) : (
        <SkeletonRows rows={Math.max(1, starts.length)} />
      )}
    </section>
  );
}
