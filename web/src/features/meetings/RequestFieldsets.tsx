import { Checkbox, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FieldMessage } from '../../components/FieldMessage.js';
import { ChoiceField, NumberField, SelectField, TextField } from '../../components/fields.js';
import { FormRow, FormSection } from '../../components/FormLayout.js';
import { useFormat } from '../../i18n/useFormat.js';
import { PartyChoice } from '../own-delegation/PartyChoice.js';
import type { Delegation, OwnParty, PartyPlate } from '../own-delegation/types.js';
import { PartyPicker } from './PartyPicker.js';
import { languagePairs, mostStarts, roomFeatures, type RequestFields } from './request-form.js';
import type { SlotDayChoices } from './slot-choices.js';
import { SlotGrid } from './SlotGrid.js';
import classes from './RequestFieldsets.module.css';

const priorities = ['1', '2', '3', '4', '5'] as const;
const longest = 120;

/** The fields of a wish for a meeting: with whom, about what, how, and when. */
export function RequestFieldsets({
  form,
  delegation,
  parties,
  directory,
  slotMinutes,
  city,
  choices,
  duplicate,
}: {
  form: UseFormReturn<RequestFields>;
  delegation: Delegation;
  parties: readonly OwnParty[];
  directory: readonly PartyPlate[];
  slotMinutes: number;
  city: string;
  choices: readonly SlotDayChoices[];
  /** There is such a request already: the way to it is shown. */
  duplicate: boolean;
}) {
  const { t } = useTranslation(['meetings', 'days']);
  const { language } = useFormat();
  const { control } = form;
  const requesterId = useWatch({ control, name: 'requesterId' });
  const pairs = useMemo(() => languagePairs(language), [language]);
  const lengths = Array.from({ length: Math.floor(longest / slotMinutes) }, (_, index) => {
    const minutes = (index + 1) * slotMinutes;
    return { value: String(minutes), label: t('days:minutes', { count: minutes }) };
  });
  return (
    <>
      <FormSection title={t('form.who')}>
        <Controller
          control={control}
          name="requesterId"
          render={({ field }) => (
            <PartyChoice
              delegation={delegation}
              parties={parties}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={control}
          name="partyIds"
          rules={{ validate: (value) => value.length > 0 || t('form.partyMissing') }}
          render={({ field, fieldState }) => (
            <PartyPicker
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              parties={directory.filter(({ id }) => id !== requesterId)}
              id="request-parties"
              label={t('form.parties')}
              description={t('form.partiesHint')}
              error={
                fieldState.error && (
                  <>
                    <FieldMessage>{fieldState.error.message}</FieldMessage>
                    {duplicate && (
                      <Link to="/delegation/meetings" search={{ tab: 'sent' }}>
                        {t('form.toSent')}
                      </Link>
                    )}
                  </>
                )
              }
            />
          )}
        />
        <TextField
          control={control}
          name="subject"
          label={t('form.subject')}
          placeholder={t('form.subjectExample')}
          maxLength={200}
          rules={{
            validate: (value) => String(value).trim() !== '' || t('form.subjectMissing'),
          }}
        />
      </FormSection>
      <FormSection title={t('form.how')}>
        <FormRow>
          <ChoiceField
            control={control}
            name="level"
            label={t('form.level')}
            data={[
              { value: 'principal', label: t('days:level.principal') },
              { value: 'technical', label: t('days:level.technical') },
            ]}
          />
          <ChoiceField
            control={control}
            name="priority"
            label={t('form.priority')}
            data={priorities.map((value) => ({ value, label: t(`form.priorities.${value}`) }))}
          />
        </FormRow>
        <FormRow columns={3}>
          <SelectField
            control={control}
            name="durationMinutes"
            label={t('form.duration')}
            data={lengths}
            allowDeselect={false}
          />
          <NumberField
            control={control}
            name="size"
            label={t('form.size')}
            min={2}
            max={500}
            clampBehavior="none"
            allowDecimal={false}
            rules={{
              validate: (value) =>
                (Number(value) >= 2 && Number(value) <= 500) || t('form.sizeWrong'),
            }}
          />
          <SelectField
            control={control}
            name="languagePair"
            label={t('form.interpreter')}
            data={[{ value: '', label: t('noInterpreter') }, ...pairs]}
            searchable
            allowDeselect={false}
          />
        </FormRow>
        <Controller
          control={control}
          name="features"
          render={({ field }) => (
            <Checkbox.Group label={t('form.room')} value={field.value} onChange={field.onChange}>
              <Group gap={24} className={classes.features}>
                {roomFeatures.map((feature) => (
                  <Checkbox key={feature} value={feature} label={t(`feature.${feature}`)} />
                ))}
              </Group>
            </Checkbox.Group>
          )}
        />
      </FormSection>
      <FormSection title={t('form.when')}>
        <p className={classes.hint}>{t('form.whenHint', { count: mostStarts, city })}</p>
        <Controller
          control={control}
          name="preferredStarts"
          render={({ field, fieldState }) => (
            <>
              <SlotGrid
                days={choices}
                value={field.value}
                onChange={field.onChange}
                most={mostStarts}
                parties={parties}
              />
              {fieldState.error?.message && <FieldMessage>{fieldState.error.message}</FieldMessage>}
              <Lost choices={choices} value={field.value} />
            </>
          )}
        />
      </FormSection>
    </>
  );
}

/** Times that became impossible after they were chosen, by another level, length or party. */
function Lost({
  choices,
  value,
}: {
  choices: readonly SlotDayChoices[];
  value: readonly number[];
}) {
  const { t } = useTranslation('meetings');
  const { list, dateTime } = useFormat();
  const lost = choices
    .flatMap((day) => day.choices)
    .filter(({ from, possible }) => !possible && value.includes(from));
  if (lost.length === 0) return null;
  return (
    <FieldMessage tone="warn">
      {t('form.lost', {
        count: lost.length,
        times: list(lost.map(({ from }) => dateTime(from, 'weekdayDay'))),
      })}
    </FieldMessage>
  );
}
