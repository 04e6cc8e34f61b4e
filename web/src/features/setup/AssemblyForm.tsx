import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useForm, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { sessionQuery } from '../../app/session.js';
import { FormFoot, FormRow, FormSection } from '../../components/FormLayout.js';
import { DateField, SelectField, TextField } from '../../components/fields.js';
import { TimeField } from '../../components/TimeField.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useEdit } from '../office/edit.js';
import { membersQuery, subBureausQuery } from '../office/queries.js';
import { RaceNotice } from '../office/RaceNotice.js';
import { useWords } from '../office/useOffice.js';
import { assemblyQuery } from '../own-delegation/queries.js';
import type { AssemblyInfo } from '../own-delegation/types.js';
import {
  emptyAssembly,
  slotLengths,
  toBody,
  toFields,
  type AssemblyFields,
} from './assembly-form.js';
import classes from './setup.module.css';

const names = Object.keys(emptyAssembly) as (keyof AssemblyFields)[];

/** The Assembly's name, place and days: made once, changed later. */
export function AssemblyForm({ assembly }: { assembly: AssemblyInfo | undefined }) {
  const { t } = useTranslation(['setup', 'common']);
  const client = useQueryClient();
  const { time } = useFormat();
  const [savedAt, setSavedAt] = useState<number>();
  const form = useForm<AssemblyFields>({
    defaultValues: assembly ? toFields(assembly) : emptyAssembly,
  });
  const { control } = form;
  const edit = useEdit<AssemblyInfo, AssemblyFields>({
    form,
    record: assembly,
    names,
    toValues: toFields,
    reload: (id) => client.fetchQuery({ ...assemblyQuery(id), staleTime: 0 }),
    create: async (fields, headers) => {
      await api.POST('/api/v1/assemblies', { headers, body: toBody(fields) });
    },
    update: async ({ id }, fields, header) => {
      const { code: _, ...body } = toBody(fields);
      const saved = await data(
        api.PATCH('/api/v1/assemblies/{assemblyId}', {
          params: { path: { assemblyId: id }, header },
          body,
        }),
      );
      client.setQueryData(assemblyQuery(id).queryKey, saved);
      return saved;
    },
    saved: () => assembly && client.getQueryData(assemblyQuery(assembly.id).queryKey),
    onSaved: () => {
      setSavedAt(Date.now());
      void client.invalidateQueries({ queryKey: ['assemblies'] });
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const label = (name: keyof AssemblyFields) => t(`field.${name}`);
  return (
    <form
      className={`ga-sheet ${classes.form}`}
      noValidate
      onSubmit={(event) => void edit.submit(event)}
    >
      <RaceNotice<AssemblyFields>
        rows={edit.race}
        label={label}
        show={(_, value) => (typeof value === 'string' ? value.replace(/:00$/, '') : '')}
        onTake={edit.take}
        onKeep={edit.keep}
      />
      <Place
        control={control}
        isNew={!assembly}
        onZone={(zone) => {
          if (!form.getFieldState('timezone').isDirty || !form.getValues('timezone')) {
            form.setValue('timezone', zone, { shouldValidate: form.formState.isSubmitted });
          }
        }}
      />
      <Days control={control} />
      <ProblemNotice problem={edit.error} placed={edit.placed} />
      <FormFoot
        note={
          savedAt !== undefined &&
          assembly && (
            <span role="status" className={classes.saved}>
              {t('common:words.savedAt', { time: time(savedAt) })}
            </span>
          )
        }
      >
        <Button type="submit" loading={edit.pending}>
          {assembly ? t('common:words.save') : t('create')}
        </Button>
      </FormFoot>
    </form>
  );
}

function Place({
  control,
  isNew,
  onZone,
}: {
  control: Control<AssemblyFields>;
  isNew: boolean;
  onZone: (zone: string) => void;
}) {
  const { t } = useTranslation('setup');
  const { compareNames } = useFormat();
  const words = useWords();
  const members = useQuery(membersQuery).data;
  const subBureaus = useQuery(subBureausQuery).data;
  const hosts = useMemo(
    () =>
      [...(members ?? []), ...(subBureaus ?? [])]
        .map(({ iso2, names: texts }) => ({ value: iso2, label: words(texts) }))
        .sort((a, b) => compareNames(a.label, b.label)),
    [members, subBureaus, words, compareNames],
  );
  return (
    <FormSection title={t('part.place')}>
      <FormRow>
        <TextField
          control={control}
          name="name"
          label={t('field.name')}
          placeholder={t('example.name')}
          maxLength={200}
          rules={{ required: t('missing.name') }}
        />
        <TextField
          control={control}
          name="code"
          label={t('field.code')}
          description={isNew ? t('hint.code') : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          dir="ltr"
          maxLength={20}
          readOnly={!isNew}
          rules={{ required: t('missing.code') }}
        />
      </FormRow>
      <FormRow columns={3}>
        <TextField
          control={control}
          name="city"
          label={t('field.city')}
          maxLength={120}
          rules={{ required: t('missing.city') }}
        />
        <SelectField
          control={control}
          name="hostIso2"
          label={t('field.hostIso2')}
          searchable
          data={hosts}
          rules={{
            required: t('missing.hostIso2'),
            onChange: (event: { target: { value: unknown } }) => {
              const host = members?.find(({ iso2 }) => iso2 === event.target.value);
              if (host) onZone(host.timezone);
            },
          }}
        />
        <SelectField
          control={control}
          name="timezone"
          label={t('field.timezone')}
          dir="ltr"
          searchable
          limit={60}
          data={Intl.supportedValuesOf('timeZone')}
          rules={{ required: t('missing.timezone') }}
        />
      </FormRow>
    </FormSection>
  );
}

function Days({ control }: { control: Control<AssemblyFields> }) {
  const { t } = useTranslation('setup');
  return (
    <FormSection title={t('part.days')}>
      <FormRow>
        <DateField
          control={control}
          name="startsOn"
          label={t('field.startsOn')}
          rules={{ required: t('missing.date') }}
        />
        <DateField
          control={control}
          name="endsOn"
          label={t('field.endsOn')}
          rules={{
            required: t('missing.date'),
            validate: (end, { startsOn }) =>
              !startsOn || String(end) >= startsOn || t('missing.endsBefore'),
          }}
        />
      </FormRow>
      <FormRow columns={3}>
        <TimeField
          control={control}
          name="dayStart"
          label={t('field.dayStart')}
          rules={{ required: t('missing.time') }}
        />
        <TimeField
          control={control}
          name="dayEnd"
          label={t('field.dayEnd')}
          rules={{
            required: t('missing.time'),
            validate: (end, { dayStart }) => String(end) > dayStart || t('missing.dayEndsBefore'),
          }}
        />
        <SelectField
          control={control}
          name="slotMinutes"
          label={t('field.slotMinutes')}
          allowDeselect={false}
          data={slotLengths.map((value) => ({
            value,
            label: t('minutes', { count: Number(value) }),
          }))}
        />
      </FormRow>
    </FormSection>
  );
}
