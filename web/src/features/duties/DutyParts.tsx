import { useTranslation } from 'react-i18next';
import { Flag } from '../../components/Flag.js';
import { PartyName } from '../../components/PartyName.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import type { StatusOf } from '../../theme/statuses.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useWords } from '../office/useOffice.js';
import type { Duty } from './duty-order.js';
import classes from './duties.module.css';

/** Flags of the parties whose room is prepared; their names stand in the words beside. */
export function DutyFlags({ duty }: { duty: Duty }) {
  return (
    <span className={classes.flags} aria-hidden>
      {duty.parties.slice(0, 4).map((party) => (
        <Flag key={party.partyId} iso2={party.iso2} initials={party.code} />
      ))}
    </span>
  );
}

export function DutyPlates({ duty }: { duty: Duty }) {
  return (
    <span className={classes.plates}>
      {duty.parties.map((party) => (
        <PartyName key={party.partyId} iso2={party.iso2} code={party.code} size="card" />
      ))}
    </span>
  );
}

/** "Flags of Lithuania and Latvia, 6 seats". */
export function useDutyFacts(): (duty: Duty) => string {
  const { t } = useTranslation('duties');
  const { list } = useFormat();
  const words = useWords();
  return ({ parties, seats }) =>
    t('facts', {
      parties: list(parties.map(({ names }) => words(names))),
      seats: t('seats', { count: seats }),
    });
}

/** State of a duty; one that moved says what it was. */
export function DutyState({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  if (duty.status === 'cancelled') {
    return (
      <StatusBadge kind="request" state="cancelled">
        {t('cancelled')}
      </StatusBadge>
    );
  }
  const status: StatusOf<'duty'> = duty.status;
  return (
    <span className={classes.state}>
      <StatusBadge kind="duty" state={status}>
        {status === 'changed' ? <Moved duty={duty} /> : undefined}
      </StatusBadge>
      {duty.reason && <span className={classes.quiet}>{duty.reason}</span>}
    </span>
  );
}

function Moved({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const { time } = useFormat();
  const { previousStartsAt, previousRoomName, startsAt, room } = duty;
  const before = previousStartsAt !== null && previousStartsAt !== startsAt;
  const elsewhere = previousRoomName !== null && previousRoomName !== room.name;
  if (before && elsewhere) {
    return <>{t('moved.both', { time: time(previousStartsAt), room: previousRoomName })}</>;
  }
  if (before) return <>{t('moved.time', { time: time(previousStartsAt) })}</>;
  return <>{elsewhere ? t('moved.room', { room: previousRoomName }) : t('moved.again')}</>;
}
