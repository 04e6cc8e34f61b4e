import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/useNow.js';
import { Flag } from '../../components/Flag.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useWords } from '../office/useOffice.js';
import type { Duty } from './duty-order.js';
import classes from './duties.module.css';

/** The duty in hand: what, where, until when, and the next step under the thumb. */
export function NextDuty({
  duty,
  pending,
  onStep,
  onRefuse,
}: {
  duty: Duty;
  pending: boolean;
  onStep: (duty: Duty, step: 'start' | 'finish') => void;
  onRefuse: (duty: Duty) => void;
}) {
  const { t } = useTranslation('duties');
  const { time, timeRange, relative, list } = useFormat();
  const now = useNow();
  const words = useWords();
  const { room, parties, seats } = duty;
  const started = duty.status === 'started';
  const late = Date.parse(duty.startsAt) < now;
  const lead = started
    ? t('next.now')
    : t(late ? 'next.late' : 'next.in', { time: relative(duty.startsAt, now) });
  return (
    <section className={classes.next} aria-labelledby="next-duty">
      <p className={classes.lead}>
        <span className={classes.diamond} aria-hidden />
        <span>{lead}</span>
        <bdi className={classes.leadEnd}>{timeRange(duty.startsAt, duty.endsAt)}</bdi>
      </p>
      <h2 id="next-duty" className={classes.nextTitle}>
        {t('prepare', { room: room.name })}
      </h2>
      <ol className={classes.way}>
        <li>
          <span>
            {room.zone === null
              ? room.name
              : t('next.inZone', { room: room.name, zone: room.zone })}
          </span>
          <bdi>{time(duty.startsAt)}</bdi>
          <p className={classes.quiet}>
            {t('next.setUp', { seats: t('seats', { count: seats }) })}
          </p>
        </li>
        <li>
          <span className={classes.wayParties}>
            {parties.map((party) => (
              <span key={party.partyId}>
                {words(party.names)} <Flag iso2={party.iso2} initials={party.code} />
              </span>
            ))}
          </span>
          <bdi>{time(duty.endsAt)}</bdi>
          <p className="ga-hidden">
            {t('next.meeting', { parties: list(parties.map(({ names }) => words(names))) })}
          </p>
        </li>
      </ol>
      <div className={classes.nextActions}>
        <Button
          size="lg"
          loading={pending}
          onClick={() => onStep(duty, started ? 'finish' : 'start')}
        >
          {t(started ? 'next.finish' : 'next.start')}
        </Button>
        {!started && (
          <Button size="lg" variant="default" onClick={() => onRefuse(duty)}>
            {t('cannot')}
          </Button>
        )}
      </div>
    </section>
  );
}
