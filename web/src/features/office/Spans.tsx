import { Button } from '@mantine/core';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { applyProblem } from '../../components/apply-problem.js';
import { SelectField, TextField } from '../../components/fields.js';
import { TimeField } from '../../components/TimeField.js';
import { FormRow, FormSection } from '../../components/FormLayout.js';
import { Icon } from '../../components/Icon.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { AssemblyInfo } from '../own-delegation/types.js';
import { datesBetween, instantOf } from '../own-delegation/zoned.js';
import classes from './Spans.module.css';

export interface Span {
  id: string;
  startsAt: string;
  endsAt: string;
  reason?: string;
}

interface Fields {
  date: string;
  startsAt: string;
  endsAt: string;
  reason: string;
}

export interface SpansProps {
  assembly: AssemblyInfo;
  title: string;
  /** Says that there is none. */
  none: string;
  addLabel: string;
  /** Label of the reason; none where no reason is kept. */
  reasonLabel?: string;
  spans: readonly Span[];
  onAdd: (span: { startsAt: string; endsAt: string; reason: string }) => Promise<unknown>;
  onRemove: (id: string) => Promise<unknown>;
  stale: readonly QueryKey[];
}

const names = ['date', 'startsAt', 'endsAt', 'reason'] as const;

/** Times within the Assembly at which a room is closed or a person is away. */
export function Spans({
  assembly,
  title,
  none,
  addLabel,
  reasonLabel,
  spans,
  onAdd,
  onRemove,
  stale,
}: SpansProps) {
  const { t } = useTranslation(['office', 'common']);
  const { calendarDate, dateTime, time } = useFormat();
  const client = useQueryClient();
  const [placed, setPlaced] = useState<string[]>([]);
  const days = datesBetween(assembly.startsOn, assembly.endsOn);
  const empty: Fields = { date: days[0] ?? '', startsAt: '', endsAt: '', reason: '' };
  const form = useForm<Fields>({ defaultValues: empty });
  const refresh = () =>
    Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
  const at = (date: string, clock: string) =>
    new Date(instantOf(assembly.timezone, date, clock.slice(0, 5))).toISOString();
  const add = useMutation({
    mutationFn: ({ date, startsAt, endsAt, reason }: Fields) =>
      onAdd({ startsAt: at(date, startsAt), endsAt: at(date, endsAt), reason: reason.trim() }),
    onSuccess: async () => {
      setPlaced([]);
      form.reset({ ...empty, date: form.getValues('date') });
      await refresh();
    },
    onError: (problem) => setPlaced(applyProblem(problem, names, form.setError)),
  });
  const remove = useMutation({ mutationFn: onRemove, onSuccess: refresh });
  const words = ({ startsAt, endsAt }: Span) =>
    t('common:timeRange', { from: dateTime(startsAt), to: time(endsAt) });
  const submit = form.handleSubmit((fields) => add.mutate(fields));
  return (
    <FormSection title={title}>
      {spans.length === 0 && <p className={classes.none}>{none}</p>}
      {spans.length > 0 && (
        <ul className={classes.spans}>
          {spans.map((span) => (
            <li key={span.id}>
              <span>
                <bdi>{words(span)}</bdi>
                {span.reason && <span className={classes.reason}>{span.reason}</span>}
              </span>
              <button
                type="button"
                className={classes.remove}
                aria-label={t('span.remove', { time: words(span) })}
                disabled={remove.isPending}
                onClick={() => remove.mutate(span.id)}
              >
                <Icon name="trash-can" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <ProblemNotice problem={remove.error} />
      <form noValidate className={classes.add} onSubmit={(event) => void submit(event)}>
        <FormRow columns={3}>
          <SelectField
            control={form.control}
            name="date"
            label={t('span.day')}
            allowDeselect={false}
            data={days.map((day) => ({ value: day, label: calendarDate(day, 'dayLong') }))}
          />
          <TimeField
            control={form.control}
            name="startsAt"
            label={t('span.from')}
            rules={{ required: t('span.timeMissing') }}
          />
          <TimeField
            control={form.control}
            name="endsAt"
            label={t('span.to')}
            rules={{
              required: t('span.timeMissing'),
              validate: (end) => end > form.getValues('startsAt') || t('span.endsBefore'),
            }}
          />
        </FormRow>
        <div className={classes.last} data-reason={reasonLabel !== undefined || undefined}>
          {reasonLabel !== undefined && (
            <TextField control={form.control} name="reason" label={reasonLabel} maxLength={200} />
          )}
          <Button type="submit" variant="default" loading={add.isPending}>
            {addLabel}
          </Button>
        </div>
        <ProblemNotice problem={add.error} placed={placed} />
      </form>
    </FormSection>
  );
}
