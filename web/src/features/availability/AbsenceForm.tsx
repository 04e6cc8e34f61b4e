import { Button } from '@mantine/core';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { applyProblem } from '../../components/apply-problem.js';
import { ChoiceField, SelectField, TextField } from '../../components/fields.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useFormat } from '../../i18n/useFormat.js';
import { slotDays } from '../own-delegation/slots.js';
import type { AssemblyInfo } from '../own-delegation/types.js';
import { useAbsences } from './useAbsences.js';
import classes from './AbsenceForm.module.css';

interface Fields {
  date: string;
  /** Instants in ms, as text for the lists. */
  startsAt: string | null;
  endsAt: string | null;
  scope: 'everyone' | 'principal';
  note: string;
}

const fieldNames = ['startsAt', 'endsAt', 'scope', 'note'] as const;

/** Day, from, to, whom and why: one absence of the party. */
export function AbsenceForm({ assembly, partyId }: { assembly: AssemblyInfo; partyId: string }) {
  const { t } = useTranslation('availability');
  const { calendarDate, time } = useFormat();
  const { add } = useAbsences(assembly.id, partyId);
  const [placed, setPlaced] = useState<string[]>([]);
  const days = slotDays(assembly);
  const length = assembly.slotMinutes * 60_000;
  const form = useForm<Fields>({
    defaultValues: {
      date: days[0]?.date ?? '',
      startsAt: null,
      endsAt: null,
      scope: 'everyone',
      note: '',
    },
  });
  const [date, startsAt] = useWatch({ control: form.control, name: ['date', 'startsAt'] });
  const starts = days.find((day) => day.date === date)?.starts ?? [];
  const ends = starts.map((start) => start + length).filter((end) => end > Number(startsAt ?? 0));
  const option = (instant: number) => ({ value: String(instant), label: time(instant) });
  const submit = form.handleSubmit(({ scope, note, ...times }) =>
    add.mutate(
      {
        scope,
        note: note.trim(),
        startsAt: new Date(Number(times.startsAt)).toISOString(),
        endsAt: new Date(Number(times.endsAt)).toISOString(),
      },
      {
        onSuccess: () => {
          setPlaced([]);
          form.reset({ date, startsAt: null, endsAt: null, scope, note: '' });
        },
        onError: (problem) => setPlaced(applyProblem(problem, fieldNames, form.setError)),
      },
    ),
  );
  return (
    <form
      className={`ga-sheet ${classes.form}`}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <h2>{t('add.title')}</h2>
      <SelectField
        control={form.control}
        name="date"
        label={t('add.day')}
        allowDeselect={false}
        data={days.map((day) => ({ value: day.date, label: calendarDate(day.date, 'dayLong') }))}
        rules={{
          onChange: () => {
            form.resetField('startsAt');
            form.resetField('endsAt');
          },
        }}
      />
      <div className={classes.times}>
        <SelectField
          control={form.control}
          name="startsAt"
          label={t('add.from')}
          data={starts.map(option)}
          rules={{
            required: t('add.timeMissing'),
            onChange: () => {
              const end = form.getValues('endsAt');
              if (end && Number(end) <= Number(form.getValues('startsAt')))
                form.resetField('endsAt');
            },
          }}
        />
        <SelectField
          control={form.control}
          name="endsAt"
          label={t('add.to')}
          data={ends.map(option)}
          rules={{ required: t('add.timeMissing') }}
        />
      </div>
      <p className={classes.zone}>{t('add.zone', { city: assembly.city })}</p>
      <ChoiceField
        control={form.control}
        name="scope"
        label={t('add.scope')}
        data={[
          { value: 'everyone', label: t('add.everyone') },
          { value: 'principal', label: t('add.principal') },
        ]}
      />
      <TextField control={form.control} name="note" label={t('add.note')} maxLength={200} />
      <ProblemNotice problem={add.error} placed={placed} />
      <Button type="submit" loading={add.isPending} className={classes.submit}>
        {t('add.submit')}
      </Button>
      <output className="ga-hidden">{add.isSuccess && t('add.done')}</output>
    </form>
  );
}
