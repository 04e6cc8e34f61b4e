import { Button, MultiSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { applyProblem } from '../../components/apply-problem.js';
import { FieldMessage } from '../../components/FieldMessage.js';
import { SelectField, TextField } from '../../components/fields.js';
import { FormFoot, FormRow, FormSection } from '../../components/FormLayout.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useFormat } from '../../i18n/useFormat.js';
import { FormDialog } from '../office/FormDialog.js';
import { useWords } from '../office/useOffice.js';
import { fullName } from '../own-delegation/checklist.js';
import { subBureausOf } from '../own-delegation/sub-bureaus.js';
import type { Delegation, Person } from '../own-delegation/types.js';
import { BureauField } from '../people/card/BureauField.js';
import {
  emptyPerson,
  fieldNames,
  languageOptions,
  roles,
  toBody,
  toFields,
  type PersonFields,
} from '../people/person-form.js';

export interface PersonDialogProps {
  assemblyId: string;
  delegation: Delegation;
  /** Undefined for a new person. */
  person: Person | undefined;
  onClose: () => void;
}

/** A person entered or changed by an organizer, on behalf of the delegation. */
export function PersonDialog({ assemblyId, delegation, person, onClose }: PersonDialogProps) {
  const { t } = useTranslation(['people', 'registration', 'common']);
  const { language } = useFormat();
  const name = useWords();
  const client = useQueryClient();
  const [placed, setPlaced] = useState<string[]>([]);
  const options = useMemo(() => languageOptions(language), [language]);
  const form = useForm<PersonFields>({
    defaultValues: person
      ? toFields(person)
      : emptyPerson(delegation.people.some(({ role }) => role === 'head') ? 'delegate' : 'head'),
  });
  const chosen = useWatch({ control: form.control, name: 'role' });
  const holder =
    chosen !== person?.role && (chosen === 'head' || chosen === 'alternate')
      ? delegation.people.find(({ role, id }) => role === chosen && id !== person?.id)
      : undefined;
  const path = { assemblyId, delegationId: delegation.id };
  const done = async () => {
    await client.invalidateQueries({ queryKey: ['delegations'] });
    onClose();
  };
  const save = useMutation({
    mutationFn: (fields: PersonFields) => {
      const body = toBody(fields);
      return person
        ? data(
            api.PATCH(
              '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}',
              {
                params: {
                  path: { ...path, personId: person.id },
                  header: { 'If-Match': `"${person.version}"` },
                },
                body: { ...body, ...(holder ? { swap: true } : {}) },
              },
            ),
          )
        : data(
            api.POST('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people', {
              params: { path },
              body,
            }),
          );
    },
    onSuccess: done,
    onError: (problem) => setPlaced(applyProblem(problem, fieldNames, form.setError)),
  });
  const remove = useMutation({
    mutationFn: async (id: string) => {
      await api.DELETE(
        '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}',
        { params: { path: { ...path, personId: id } } },
      );
    },
    onSuccess: done,
  });
  const submit = form.handleSubmit((fields) => save.mutate(fields));
  const shownName = person ? fullName(person).trim() : '';
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={shownName || t(person ? 'registration:missing.somebody' : 'registration:addPerson')}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <p>{t('registration:onBehalfOf', { party: name(delegation.names) })}</p>
        <ProblemNotice problem={save.error ?? remove.error} placed={placed} />
        <FormSection title={t('identity')}>
          <FormRow>
            <TextField
              control={form.control}
              name="givenNames"
              label={t('givenNames')}
              maxLength={120}
              data-autofocus
            />
            <TextField
              control={form.control}
              name="familyName"
              label={t('familyName')}
              maxLength={120}
            />
          </FormRow>
          <FormRow>
            <SelectField
              control={form.control}
              name="role"
              label={t('roleLabel')}
              allowDeselect={false}
              data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
              warning={
                holder &&
                t(person ? 'swap' : 'taken', {
                  name: fullName(holder),
                  role: person ? t(`role.${person.role}`) : '',
                })
              }
            />
            <TextField
              control={form.control}
              name="position"
              label={t('position')}
              maxLength={200}
            />
          </FormRow>
          {subBureausOf(delegation).length > 0 && (
            <FormRow>
              <BureauField
                control={form.control}
                name="subBureauIso2"
                label={t('bureau')}
                delegation={delegation}
                counted
              />
            </FormRow>
          )}
          <FormRow>
            <TextField
              control={form.control}
              name="email"
              type="email"
              dir="ltr"
              label={t('email')}
              maxLength={254}
            />
            <Controller
              control={form.control}
              name="languages"
              render={({ field, fieldState }) => (
                <MultiSelect
                  {...field}
                  label={t('languages')}
                  data={options}
                  searchable
                  hidePickedOptions
                  maxValues={10}
                  nothingFoundMessage={t('noLanguage')}
                  error={
                    fieldState.error && <FieldMessage>{fieldState.error.message}</FieldMessage>
                  }
                />
              )}
            />
          </FormRow>
        </FormSection>
        <FormFoot>
          {person && (
            <Button
              variant="outline"
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate(person.id)}
            >
              {t('remove.button')}
            </Button>
          )}
          <Button type="submit" loading={save.isPending}>
            {t(person ? 'save' : 'saveNew')}
          </Button>
        </FormFoot>
      </form>
    </FormDialog>
  );
}
