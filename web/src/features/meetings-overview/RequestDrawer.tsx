import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PartyName } from '../../components/PartyName.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { ZonedTime } from '../../components/ZonedTime.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { StatusOf } from '../../theme/statuses.js';
import { useWords } from '../office/useOffice.js';
import type { MeetingRequest, RequestParty } from '../own-delegation/types.js';
import { requestQuery } from './queries.js';
import classes from './RequestDrawer.module.css';
import drawer from './SideDrawer.module.css';

export interface RequestDrawerProps {
  assemblyId: string;
  requestId: string | undefined;
  onClose: () => void;
}

/** A request over the list: who answered what, about what, when they would like to meet, where it is. */
export function RequestDrawer({ assemblyId, requestId, onClose }: RequestDrawerProps) {
  const { t } = useTranslation('common');
  const request = useQuery({
    ...requestQuery(assemblyId, requestId ?? ''),
    enabled: requestId !== undefined,
  });
  return (
    <Drawer
      opened={requestId !== undefined}
      onClose={onClose}
      position="right"
      size={460}
      classNames={{ content: drawer.content }}
      title={request.data?.subject}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ProblemNotice problem={request.error} />
      {request.data ? <Body request={request.data} /> : !request.error && <SkeletonRows rows={6} />}
    </Drawer>
  );
}

const answerStates: Record<RequestParty['answer'], StatusOf<'request'>> = {
  pending: 'requested',
  accepted: 'accepted',
  declined: 'declined',
};

function Body({ request }: { request: MeetingRequest }) {
  const { t } = useTranslation(['requests', 'days', 'common', 'meetings']);
  const { dateTime, number } = useFormat();
  const name = useWords();
  const { booking, parties, preferredStarts } = request;
  return (
    <div className={classes.body}>
      <p className={classes.state}>
        <StatusBadge kind="request" state={request.status} filled />
        <span>{t('askedOn', { at: dateTime(request.createdAt) })}</span>
      </p>
      {request.reason !== '' && (
        <blockquote className={classes.reason}>{request.reason}</blockquote>
      )}
      <ul className={classes.parties}>
        {parties
          .toSorted((a, b) => a.position - b.position)
          .map((party) => (
            <li key={party.partyId}>
              <PartyName iso2={party.iso2} code={party.code} name={name(party.names)} />
              {party.position === 0 ? (
                <span className={classes.quiet}>{t('asks')}</span>
              ) : (
                <StatusBadge kind="request" state={answerStates[party.answer]}>
                  {t(`answer.${party.answer}`)}
                </StatusBadge>
              )}
            </li>
          ))}
      </ul>
      <dl className={classes.facts}>
        {booking && (
          <>
            <dt>{t('common:words.time')}</dt>
            <dd>
              <ZonedTime at={booking.startsAt} to={booking.endsAt} date="dayLong" />
            </dd>
            <dt>{t('common:words.room')}</dt>
            <dd>{booking.roomName}</dd>
            {booking.interpreter !== null && (
              <>
                <dt>{t('interpreter')}</dt>
                <dd>{booking.interpreter}</dd>
              </>
            )}
          </>
        )}
        <dt>{t('level')}</dt>
        <dd>{t(`days:level.${request.level}`)}</dd>
        <dt>{t('length')}</dt>
        <dd>{t('days:minutes', { count: request.durationMinutes })}</dd>
        <dt>{t('size')}</dt>
        <dd>{t('people', { count: request.size, shown: number(request.size) })}</dd>
        <dt>{t('wish')}</dt>
        <dd>{t('wishOf', { value: number(request.priority), most: number(5) })}</dd>
        {request.languagePair !== null && (
          <>
            <dt>{t('languages')}</dt>
            <dd>
              <bdi>{request.languagePair.toUpperCase()}</bdi>
            </dd>
          </>
        )}
        {request.features.length > 0 && (
          <>
            <dt>{t('needs')}</dt>
            <dd>
              {request.features
                .map((feature) => t(`meetings:feature.${feature}`))
                .join(t('days:comma'))}
            </dd>
          </>
        )}
        {preferredStarts.length > 0 && (
          <>
            <dt>{t('preferred')}</dt>
            <dd>
              {preferredStarts.map((start) => (
                <span key={start} className={classes.start}>
                  {dateTime(start)}
                </span>
              ))}
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
