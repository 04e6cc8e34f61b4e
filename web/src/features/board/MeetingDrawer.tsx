import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { PartyName } from '../../components/PartyName.js';
import { ZonedTime } from '../../components/ZonedTime.js';
import type { PlannedMeeting } from '../plans/queries.js';
import { WhyHere } from './WhyHere.js';
import drawer from '../meetings-overview/SideDrawer.module.css';
import classes from './MeetingDrawer.module.css';

/** A meeting of the plan: who, when, where, about what. */
export function MeetingDrawer({
  assemblyId,
  planId,
  meeting,
  onClose,
}: {
  assemblyId: string;
  planId: string;
  meeting: PlannedMeeting | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation(['board', 'days', 'common']);
  return (
    <Drawer
      opened={meeting !== undefined}
      onClose={onClose}
      position="right"
      size={420}
      classNames={{ content: drawer.content }}
      title={meeting?.subject}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {meeting && (
        <div className={classes.body}>
          <ul className={classes.parties}>
            {meeting.parties.map((party) => (
              <li key={party.partyId}>
                <PartyName iso2={party.iso2} code={party.code} />
                {party.principal && <span className={classes.quiet}>{t('principal')}</span>}
              </li>
            ))}
          </ul>
          <dl className={classes.facts}>
            <dt>{t('common:words.time')}</dt>
            <dd>
              <ZonedTime at={meeting.place.startsAt} to={meeting.place.endsAt} date="dayLong" />
            </dd>
            <dt>{t('common:words.room')}</dt>
            <dd>
              {meeting.place.roomName}
              {meeting.place.zone !== null && ` · ${t('zone', { zone: meeting.place.zone })}`}
            </dd>
            <dt>{t('level')}</dt>
            <dd>{t(`days:level.${meeting.level}`)}</dd>
            {meeting.place.interpreterName !== null && (
              <>
                <dt>{t('interpreter')}</dt>
                <dd>{meeting.place.interpreterName}</dd>
              </>
            )}
          </dl>
          {meeting.pinned && (
            <p className={classes.pinned}>
              <Icon name="pin--filled" size={14} />
              {t('pinnedText')}
            </p>
          )}
          <WhyHere assemblyId={assemblyId} planId={planId} requestId={meeting.requestId} />
          <p>
            <Link to="/meetings" search={{ request: meeting.requestId }}>
              {t('openRequest')}
            </Link>
          </p>
        </div>
      )}
    </Drawer>
  );
}
