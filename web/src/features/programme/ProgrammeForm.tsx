import { Radio } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useController, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { FormRow, FormSection } from '../../components/FormLayout.js';
import { CheckboxField, SelectField, TextField } from '../../components/fields.js';
import { TimeField } from '../../components/TimeField.js';
import { languages } from '../../i18n/languages.js';
import { useFormat } from '../../i18n/useFormat.js';
import { EditForm } from '../office/EditForm.js';
import { plain } from '../office/plain.js';
import { programmeQuery } from '../own-delegation/queries.js';
import type { AssemblyInfo } from '../own-delegation/types.js';
import { datesBetween } from '../own-delegation/zoned.js';
import {
  audiences,
  holds,
  kinds,
  titleLanguages,
  toBody,
  toFields,
  type ProgrammeFields,
  type ProgrammeItem,
} from './programme-form.js';
import classes from './programme.module.css';

/** One item of the programme, with its titles in the four languages. */
export function ProgrammeForm({
  assembly,
  item,
  onDone,
}: {
  assembly: AssemblyInfo;
  item: ProgrammeItem | undefined;
  onDone: () => void;
}) {
  const { t } = useTranslation(['programme', 'status', 'common']);
  const { calendarDate } = useFormat();
  const client = useQueryClient();
  const path = { assemblyId: assembly.id };
  const days = datesBetween(assembly.startsOn, assembly.endsOn);
  const empty: ProgrammeFields = {
    code: '',
    en: '',
    fr: '',
    es: '',
    ar: '',
    kind: '',
    hold: 'everyone',
    audience: 'all',
    day: days[0] ?? '',
    start: '',
    end: '',
    illustrative: false,
  };
  return (
    <EditForm<ProgrammeItem, ProgrammeFields>
      record={item}
      defaults={empty}
      toValues={(record) => toFields(record, assembly.timezone)}
      labels={{
        code: t('code'),
        en: languages.en.name,
        fr: languages.fr.name,
        es: languages.es.name,
        ar: languages.ar.name,
        kind: t('kindLabel'),
        hold: t('holdLabel'),
        audience: t('audienceLabel'),
        day: t('day'),
        start: t('start'),
        end: t('end'),
        illustrative: t('illustrative'),
      }}
      show={(name, value) => {
        const text = plain(value);
        if (name === 'kind') return t(`kind.${text}`);
        if (name === 'hold') return t(`status:hold.${text}`);
        if (name === 'audience') return t(`audience.${text}`);
        if (name === 'day') return calendarDate(text, 'dayLong');
        if (name === 'illustrative') return t(value ? 'common:words.yes' : 'common:words.no');
        return text;
      }}
      reload={async (id) => {
        const items = await client.fetchQuery({ ...programmeQuery(assembly.id), staleTime: 0 });
        return items.find((candidate) => candidate.id === id);
      }}
      create={(fields, header) =>
        api.POST('/api/v1/assemblies/{assemblyId}/programme-items', {
          params: { path },
          headers: header,
          body: toBody(fields, assembly.timezone),
        })
      }
      update={({ id }, fields, header) =>
        api.PATCH('/api/v1/assemblies/{assemblyId}/programme-items/{itemId}', {
          params: { path: { ...path, itemId: id }, header },
          body: toBody(fields, assembly.timezone),
        })
      }
      stale={[['programme'], ['agenda']]}
      onDone={onDone}
      submit={item ? t('common:words.save') : t('add')}
      remove={
        item && {
          label: t('remove.label'),
          question: t('remove.question'),
          run: () =>
            api.DELETE('/api/v1/assemblies/{assemblyId}/programme-items/{itemId}', {
              params: { path: { ...path, itemId: item.id } },
            }),
        }
      }
    >
      {(control) => (
        <>
          <FormSection>
            <FormRow columns={3}>
              <SelectField
                control={control}
                name="day"
                label={t('day')}
                allowDeselect={false}
                data={days.map((day) => ({ value: day, label: calendarDate(day, 'dayLong') }))}
              />
              <TimeField
                control={control}
                name="start"
                label={t('start')}
                rules={{ required: t('timeMissing') }}
              />
              <TimeField
                control={control}
                name="end"
                label={t('end')}
                rules={{
                  required: t('timeMissing'),
                  validate: (end, { start }) => String(end) > start || t('endsBefore'),
                }}
              />
            </FormRow>
            <FormRow columns={3}>
              <SelectField
                control={control}
                name="kind"
                label={t('kindLabel')}
                data={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
                rules={{ required: t('kindMissing') }}
              />
              <SelectField
                control={control}
                name="audience"
                label={t('audienceLabel')}
                allowDeselect={false}
                data={audiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
              />
              <TextField
                control={control}
                name="code"
                label={t('code')}
                dir="ltr"
                maxLength={40}
                rules={{ required: t('codeMissing') }}
              />
            </FormRow>
            <HoldChoice control={control} />
          </FormSection>
          <FormSection title={t('titles')}>
            <FormRow>
              {titleLanguages.map((language) => (
                <TextField
                  key={language}
                  control={control}
                  name={language}
                  label={languages[language].name}
                  lang={language}
                  dir={languages[language].dir}
                  maxLength={200}
                  rules={{
                    validate: (_, fields) =>
                      titleLanguages.some((any) => fields[any].trim() !== '') || t('titleMissing'),
                  }}
                />
              ))}
            </FormRow>
            <CheckboxField control={control} name="illustrative" label={t('illustrative')} />
          </FormSection>
        </>
      )}
    </EditForm>
  );
}

function HoldChoice({ control }: { control: Control<ProgrammeFields> }) {
  const { t } = useTranslation(['programme', 'status']);
  const { field } = useController({ control, name: 'hold' });
  return (
    <Radio.Group
      label={t('holdLabel')}
      value={field.value}
      onChange={(value) => field.onChange(value)}
    >
      <div className={classes.holds}>
        {holds.map((hold) => (
          <Radio
            key={hold}
            value={hold}
            label={t(`status:hold.${hold}`)}
            description={t(`holdText.${hold}`)}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
