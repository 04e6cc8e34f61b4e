import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { useNow } from '../../app/useNow.js';
import { EmptyState } from '../../components/EmptyState.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { ReasonDialog } from '../own-delegation/ReasonDialog.js';
import { localDate } from '../own-delegation/zoned.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { ownDuties, type Duty } from './duty-order.js';
import { DutyFlags, DutyState, useDutyFacts } from './DutyParts.js';
import { DutyViews } from './DutyViews.js';
import { NextDuty } from './NextDuty.js';
import { useDutySteps } from './useDutySteps.js';
import classes from './duties.module.css';

/** What the reader does for the Assembly: now, next, to acknowledge, and later. */
export function MyDuties({ both }: { both: boolean }) {
  const { t } = useTranslation('duties');
  return (
    <WithAssembly title={t('mine.title')}>
      {(office) => <Duties {...office} both={both} />}
    </WithAssembly>
  );
}

function Duties({ assembly, both }: Office & { both: boolean }) {
  const { t } = useTranslation('duties');
  const { date, dateTime, calendarDate } = useFormat();
  const now = useNow();
  const [refusing, setRefusing] = useState<Duty | null>(null);
  const step = useDutySteps(assembly.id);
  const { data: duties, error } = useQuery({
    queryKey: ['duties', 'mine', assembly.id],
    queryFn: async () => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/duties/mine', {
          params: { path: { assemblyId: assembly.id } },
        }),
      );
      return items;
    },
  });
  const all = useMutation({
    mutationFn: async (fresh: readonly Duty[]) => {
      for (const duty of fresh) await step.mutateAsync({ duty, step: 'acknowledge' });
    },
  });
  const own = duties && ownDuties(duties, assembly.timezone);
  const today = localDate(assembly.timezone, now);
  const take = (duty: Duty, taken: 'acknowledge' | 'start' | 'finish') =>
    step.mutate({ duty, step: taken });
  const pendingId = step.isPending ? step.variables.duty.id : undefined;
  return (
    <div className={classes.mine}>
      <PageHeader
        title={t('mine.title')}
        sentence={t('mine.sentence', { time: dateTime(now, 'dayLong'), city: assembly.city })}
      />
      {both && <DutyViews />}
      <ProblemNotice problem={error ?? (step.variables?.step === 'refuse' ? null : step.error)} />
      {!duties && !error && <SkeletonRows rows={5} height={64} />}
      {duties?.length === 0 && (
        <EmptyState title={t('mine.empty.title')}>{t('mine.empty.text')}</EmptyState>
      )}
      {own?.next && (
        <NextDuty
          duty={own.next}
          pending={pendingId === own.next.id}
          onStep={take}
          onRefuse={setRefusing}
        />
      )}
      {own && own.fresh.length > 0 && (
        <ul className={classes.fresh} aria-label={t('fresh.label')}>
          {own.fresh.length > 2 && (
            <li className={classes.freshRow}>
              <p className={classes.freshTitle}>{t('fresh.count', { count: own.fresh.length })}</p>
              <Button
                variant="outline"
                loading={all.isPending}
                onClick={() => all.mutate(own.fresh)}
              >
                {t('fresh.all')}
              </Button>
            </li>
          )}
          {own.fresh.map((duty) => (
            <FreshDuty
              key={duty.id}
              duty={duty}
              today={today}
              zone={assembly.timezone}
              pending={pendingId === duty.id}
              onAcknowledge={() => take(duty, 'acknowledge')}
              onRefuse={() => setRefusing(duty)}
            />
          ))}
        </ul>
      )}
      {own?.days.map((day) => (
        <Section
          key={day.date}
          title={day.date === today ? t('laterToday') : calendarDate(day.date, 'dayLong')}
          note={t('dayNote', {
            duties: t('count', { count: day.duties.length }),
            done: t('doneCount', {
              count: day.duties.filter(({ status }) => status === 'done').length,
            }),
          })}
        >
          <ul className={classes.rows}>
            {day.duties.map((duty) => (
              <DutyRow key={duty.id} duty={duty} onRefuse={setRefusing} />
            ))}
          </ul>
        </Section>
      ))}
      <ReasonDialog
        key={refusing?.id ?? ''}
        opened={refusing !== null}
        onClose={() => setRefusing(null)}
        title={refusing ? t('refuse.title', { room: refusing.room.name }) : ''}
        reasons={[t('refuse.elsewhere'), t('refuse.ill'), t('refuse.away')]}
        confirm={t('refuse.confirm')}
        onConfirm={(reason) =>
          refusing
            ? step.mutateAsync({ duty: refusing, step: 'refuse', reason })
            : Promise.resolve()
        }
      >
        {refusing
          ? t('refuse.text', { time: dateTime(refusing.startsAt), day: date(refusing.startsAt) })
          : ''}
      </ReasonDialog>
    </div>
  );
}

function FreshDuty({
  duty,
  today,
  zone,
  pending,
  onAcknowledge,
  onRefuse,
}: {
  duty: Duty;
  today: string;
  zone: string;
  pending: boolean;
  onAcknowledge: () => void;
  onRefuse: () => void;
}) {
  const { t } = useTranslation('duties');
  const { time, dateTime } = useFormat();
  const facts = useDutyFacts();
  const isToday = localDate(zone, Date.parse(duty.startsAt)) === today;
  const at = isToday ? time(duty.startsAt) : dateTime(duty.startsAt, 'weekdayDay');
  const title = t('prepare', { room: duty.room.name });
  return (
    <li className={classes.freshRow}>
      <div>
        <p className={classes.freshTitle}>
          {t(duty.status === 'changed' ? 'fresh.changed' : 'fresh.new', { title, time: at })}
        </p>
        <p className={classes.quiet}>{facts(duty)}</p>
        {duty.status === 'changed' && <DutyState duty={duty} />}
      </div>
      <div className={classes.freshActions}>
        <Button
          variant="outline"
          loading={pending}
          onClick={onAcknowledge}
          aria-label={t('acknowledgeOf', { title, time: at })}
        >
          {t('acknowledge')}
        </Button>
        <Button variant="subtle" onClick={onRefuse} aria-label={t('cannotOf', { title, time: at })}>
          {t('cannot')}
        </Button>
      </div>
    </li>
  );
}

function DutyRow({ duty, onRefuse }: { duty: Duty; onRefuse: (duty: Duty) => void }) {
  const { t } = useTranslation('duties');
  const { time } = useFormat();
  const facts = useDutyFacts();
  const title = t('prepare', { room: duty.room.name });
  return (
    <li className={classes.row} data-over={isOver(duty) || undefined}>
      <span className={classes.times}>
        <b>
          <bdi>{time(duty.startsAt)}</bdi>
        </b>
        <bdi>{time(duty.endsAt)}</bdi>
      </span>
      <div className={classes.body}>
        <p className={classes.title}>{title}</p>
        <p className={classes.quiet}>{facts(duty)}</p>
        <span className={classes.line}>
          <DutyState duty={duty} />
          {duty.status === 'acknowledged' && (
            <button
              type="button"
              className={classes.link}
              aria-label={t('cannotOf', { title, time: time(duty.startsAt) })}
              onClick={() => onRefuse(duty)}
            >
              {t('cannot')}
            </button>
          )}
        </span>
      </div>
      <DutyFlags duty={duty} />
    </li>
  );
}

const isOver = ({ status }: Duty) =>
  status === 'done' || status === 'cannot' || status === 'cancelled';
