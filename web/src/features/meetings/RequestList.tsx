import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { PartyName } from '../../components/PartyName.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { StatusOf } from '../../theme/statuses.js';
import type { MeetingRequest, OwnParty } from '../own-delegation/types.js';
import { counterparts, useName } from '../own-delegation/useParties.js';
import { declinedByUs, type Tab } from './tabs.js';
import classes from './RequestList.module.css';

/** The requests of a tab; the chosen one is framed. */
export function RequestList({
  requests,
  parties,
  tab,
  current,
  until,
}: {
  requests: readonly MeetingRequest[];
  parties: readonly OwnParty[];
  tab: Tab;
  current: string;
  until: string | undefined;
}) {
  const { t } = useTranslation(['meetings', 'days']);
  const name = useName();
  return (
    <ul className={classes.list} aria-label={t(`tab.${tab}`)}>
      {requests.map((request) => {
        const [first, ...more] = counterparts(request, parties);
        const unread = request.answerable.length > 0;
        return (
          <li key={request.id}>
            <Link
              to="/delegation/meetings"
              search={{ tab, request: request.id }}
              className={classes.request}
              aria-current={request.id === current || undefined}
              resetScroll={false}
            >
              <span className={classes.line}>
                <span className={classes.party}>
                  {first && (
                    <PartyName
                      iso2={first.iso2}
                      code={first.code}
                      name={name(first.names)}
                      unread={unread}
                    />
                  )}
                  {more.length > 0 && (
                    <span className={classes.more}>{t('more', { count: more.length })}</span>
                  )}
                </span>
                <RequestState request={request} parties={parties} until={until} />
              </span>
              <span className={classes.line}>
                <span className={classes.subject}>{request.subject}</span>
                <span className={classes.facts}>
                  {t('levelAndLength', {
                    level: t(`days:levelShort.${request.level}`),
                    length: t('days:minutes', { count: request.durationMinutes }),
                  })}
                </span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** Where the request stands, in the words that matter to the reader. */
export function RequestState({
  request,
  parties,
  until,
  filled = false,
}: {
  request: MeetingRequest;
  parties: readonly OwnParty[];
  until?: string | undefined;
  filled?: boolean;
}) {
  const { t } = useTranslation('meetings');
  const { date, dateTime } = useFormat();
  const { booking } = request;
  if (request.answerable.length > 0 && until !== undefined) {
    return (
      <span className={classes.due}>
        <Icon name="time" size={14} />
        {t('answerBy', { date: date(until, 'weekdayDay') })}
      </span>
    );
  }
  const state = request.status as StatusOf<'request'>;
  if (declinedByUs(request, parties)) {
    return (
      <StatusBadge kind="request" state="declined" filled={filled}>
        {t('declinedByYou')}
      </StatusBadge>
    );
  }
  if (booking) {
    return (
      <StatusBadge kind="request" state={state} filled={filled}>
        {t('bookedAt', { at: dateTime(booking.startsAt, 'weekdayDay'), room: booking.roomName })}
      </StatusBadge>
    );
  }
  if (state === 'requested' && request.answerable.length === 0) {
    return (
      <StatusBadge kind="request" state="countered" filled={filled}>
        {t('waiting')}
      </StatusBadge>
    );
  }
  return <StatusBadge kind="request" state={state} filled={filled} />;
}
