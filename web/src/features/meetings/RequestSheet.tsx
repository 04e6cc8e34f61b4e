import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import type { IconName } from '../../components/icons.js';
import { PartyName } from '../../components/PartyName.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { ZonedTime } from '../../components/ZonedTime.js';
import { useFormat } from '../../i18n/useFormat.js';
import { agendaQuery } from '../own-delegation/queries.js';
import type { MeetingRequest, OwnParty, RequestParty } from '../own-delegation/types.js';
import { counterparts, useName } from '../own-delegation/useParties.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import { AnswerButtons } from './AnswerButtons.js';
import { OwnDay } from './OwnDay.js';
import { PreferredTimes } from './PreferredTimes.js';
import { RequestState } from './RequestList.js';
import type { Tab } from './tabs.js';
import classes from './RequestSheet.module.css';

/** One request: who, about what, when, the answer, and the reader's own day beside it. */
export function RequestSheet({
  own,
  parties,
  request,
  tab,
}: {
  own: OwnDelegation;
  parties: readonly OwnParty[];
  request: MeetingRequest;
  tab: Tab;
}) {
  const { t } = useTranslation(['meetings', 'days']);
  const name = useName();
  const mine = ownParty(request, parties);
  const agenda = useQuery({
    ...agendaQuery(own.assemblyId, mine?.id ?? ''),
    enabled: Boolean(mine),
  });
  const others = counterparts(request, parties);
  return (
    <div className={classes.columns}>
      <article className={classes.sheet} aria-labelledby="request-subject">
        <Link to="/delegation/meetings" search={{ tab }} className={classes.back}>
          <Icon name="arrow--left" />
          {t('back')}
        </Link>
        <header className={classes.head}>
          <p className={classes.parties}>
            {others.map((party) => (
              <PartyName
                key={party.partyId}
                iso2={party.iso2}
                code={party.code}
                name={name(party.names)}
              />
            ))}
          </p>
          <span>
            <RequestState request={request} parties={parties} filled />
          </span>
          <h2 id="request-subject">{request.subject}</h2>
          <Facts request={request} />
        </header>
        {request.parties.length > 2 && <Answers parties={request.parties} />}
        {request.reason && (
          <p className={classes.reason}>
            <b>{t('reason')}</b> {request.reason}
          </p>
        )}
        {request.booking && <Place request={request} />}
        {request.preferredStarts.length > 0 && !request.booking && (
          <PreferredTimes
            request={request}
            agenda={agenda.data}
            parties={parties}
            limit={mine?.parallelLimit ?? 1}
          />
        )}
        <AnswerButtons own={own} request={request} parties={parties} />
      </article>
      <aside className={classes.side}>
        {agenda.data && <OwnDay agenda={agenda.data} parties={parties} request={request} />}
        {request.status === 'accepted' && <p className={classes.note}>{t('acceptedNote')}</p>}
        {request.status === 'unplaced' && <p className={classes.note}>{t('unplacedNote')}</p>}
        {request.answerable.length > 0 && <p className={classes.note}>{t('answerNote')}</p>}
      </aside>
    </div>
  );
}

/** Our party in this request; the one that still has to answer first. */
function ownParty(request: MeetingRequest, own: readonly OwnParty[]): OwnParty | undefined {
  const ours = own.filter(({ id }) => request.parties.some(({ partyId }) => partyId === id));
  return ours.find(({ id }) => request.answerable.includes(id)) ?? ours[0];
}

function Facts({ request }: { request: MeetingRequest }) {
  const { t } = useTranslation(['meetings', 'days']);
  const { language, number } = useFormat();
  const facts: [IconName, string][] = [
    ['user--avatar', t(`days:level.${request.level}`)],
    ['time', t('days:minutes', { count: request.durationMinutes })],
    ['translate', languagePairName(language, request.languagePair) ?? t('noInterpreter')],
    ['user--multiple', t('size', { count: request.size, shown: number(request.size) })],
    ...request.features.map((feature): [IconName, string] => ['rule', t(`feature.${feature}`)]),
  ];
  return (
    <ul className={classes.facts}>
      {facts.map(([icon, words]) => (
        <li key={words}>
          <Icon name={icon} />
          {words}
        </li>
      ))}
    </ul>
  );
}

/** "Arabic, French" in the reader's language. */
function languagePairName(language: string, pair: string | null): string | undefined {
  if (!pair) return undefined;
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return list.format(pair.split('-').map((code) => names.of(code) ?? code));
}

/** In a meeting of several: who has answered what. */
function Answers({ parties }: { parties: readonly RequestParty[] }) {
  const { t } = useTranslation('meetings');
  const name = useName();
  const state = { accepted: 'accepted', declined: 'declined', pending: 'requested' } as const;
  return (
    <ul className={classes.answers} aria-label={t('answers')}>
      {parties.map((party) => (
        <li key={party.partyId}>
          <PartyName iso2={party.iso2} code={party.code} name={name(party.names)} />
          {party.position === 0 ? (
            <span className={classes.host}>{t('host')}</span>
          ) : (
            <StatusBadge kind="request" state={state[party.answer]}>
              {t(`answer.${party.answer}`)}
            </StatusBadge>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Where and when it takes place. */
function Place({ request }: { request: MeetingRequest }) {
  const { t } = useTranslation(['meetings', 'days']);
  const { booking } = request;
  if (!booking) return null;
  return (
    <dl className={classes.place}>
      <div>
        <dt>{t('when')}</dt>
        <dd>
          <ZonedTime at={booking.startsAt} to={booking.endsAt} date="dayLong" />
        </dd>
      </div>
      <div>
        <dt>{t('where')}</dt>
        <dd>
          {booking.roomName}
          {booking.zone && (
            <span className={classes.zone}>{t('zone', { zone: booking.zone })}</span>
          )}
        </dd>
      </div>
      {booking.interpreter && (
        <div>
          <dt>{t('interpreter')}</dt>
          <dd>{booking.interpreter}</dd>
        </div>
      )}
    </dl>
  );
}
