import { Button, MultiSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { applyProblem } from '../../components/apply-problem.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { FieldMessage } from '../../components/FieldMessage.js';
import { FormFoot, FormRow, FormSection } from '../../components/FormLayout.js';
import { ChoiceField, TextField } from '../../components/fields.js';
import { Icon } from '../../components/Icon.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useFormat } from '../../i18n/useFormat.js';
import { fullName } from '../own-delegation/checklist.js';
import tags from '../own-delegation/tags.module.css';
import { delegationQuery } from '../own-delegation/queries.js';
import type { Person, PersonRole } from '../own-delegation/types.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import {
  draftOf,
  emptyPerson,
  fieldNames,
  keepDraft,
  languageOptions,
  roles,
  toBody,
  toFields,
  type PersonFields,
} from './person-form.js';
import classes from './PersonCard.module.css';

export interface PersonCardProps {
  own: OwnDelegation;
  /** Left out for a new person. */
  person: Person | undefined;
  /** What a new person starts as. */
  role: PersonRole;
  editable: boolean;
  /** When this card was saved last, in ms. */
  savedAt: number | undefined;
  onSaved: (id: string) => void;
  onUnsaved: (unsaved: boolean) => void;
}

/** One person of the delegation. What is typed stays until it is saved, also while others are read. */
export function PersonCard({
  own,
  person,
  role,
  editable,
  savedAt,
  onSaved,
  onUnsaved,
}: PersonCardProps) {
  const { assemblyId, delegation } = own;
  const { people } = delegation;
  const { t } = useTranslation('people');
  const { language, time } = useFormat();
  const navigate = useNavigate();
  const client = useQueryClient();
  const key = person?.id ?? 'new';
  const saved = useMemo(() => (person ? toFields(person) : emptyPerson(role)), [person, role]);
  const form = useForm<PersonFields>({
    defaultValues: saved,
    values: saved,
    resetOptions: { keepDirtyValues: true },
  });
  const { isDirty } = form.formState;
  const [placed, setPlaced] = useState<string[]>([]);
  const [removing, setRemoving] = useState(false);
  const options = useMemo(() => languageOptions(language), [language]);
  const refresh = () => client.invalidateQueries({ queryKey: delegationKey });
  const delegationKey = delegationQuery(assemblyId, delegation.id).queryKey;

  useEffect(() => {
    const draft = draftOf(key);
    if (!draft) return;
    for (const name of fieldNames) form.setValue(name, draft[name], { shouldDirty: true });
  }, [form, key]);

  useEffect(() => {
    onUnsaved(isDirty);
    return () => onUnsaved(false);
  }, [isDirty, onUnsaved]);

  // Leaving the card keeps what was typed; only closing the page would lose it.
  const dirty = useRef(false);
  useEffect(() => {
    dirty.current = isDirty;
  }, [isDirty]);
  useEffect(() => () => keepDraft(key, dirty.current ? form.getValues() : undefined), [form, key]);
  // A new card begins at its first field, also on a phone, where it takes the list's place.
  useEffect(() => {
    if (!person && people.length > 0) form.setFocus('givenNames');
  }, [form, person, people.length]);
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: isDirty });

  const [chosenRole, givenNames, familyName] = useWatch({
    control: form.control,
    name: ['role', 'givenNames', 'familyName'],
  });
  const holder = useHolder(chosenRole, person, people);

  const save = useMutation({
    mutationFn: (fields: PersonFields) => {
      const path = { assemblyId, delegationId: delegation.id };
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
    onSuccess: async (after) => {
      setPlaced([]);
      form.reset(toFields(after));
      keepDraft(key, undefined);
      onSaved(after.id);
      await refresh();
      if (!person) await navigate({ to: '/delegation/people', search: { person: after.id } });
    },
    onError: async (problem) => {
      setPlaced(applyProblem(problem, fieldNames, form.setError));
      // Somebody else saved meanwhile: their fields come in, what was typed here stays.
      if (problem instanceof ApiProblem && problem.code === 'edit_conflict') await refresh();
    },
  });

  const remove = async () => {
    if (!person) return;
    await api.DELETE(
      '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}',
      {
        params: { path: { assemblyId, delegationId: delegation.id, personId: person.id } },
      },
    );
    keepDraft(key, undefined);
    await navigate({ to: '/delegation/people', search: {} });
    await refresh();
  };

  const submit = form.handleSubmit((fields) => save.mutate(fields));
  const title = person ? fullName(person) : t('new');
  return (
    <form
      className={`ga-sheet ${classes.card}`}
      noValidate
      aria-label={title}
      onSubmit={(event) => void submit(event)}
    >
      <header className={classes.head}>
        <h2>{title}</h2>
        <p>{person ? t(`role.${person.role}`) : t('newText')}</p>
      </header>
      <ProblemNotice problem={save.error} placed={placed} />
      <fieldset disabled={!editable}>
        <FormSection title={t('identity')}>
          <FormRow>
            <TextField
              control={form.control}
              name="givenNames"
              label={t('givenNames')}
              warning={person && givenNames === '' ? t('nameNeeded') : undefined}
              maxLength={120}
            />
            <TextField
              control={form.control}
              name="familyName"
              label={t('familyName')}
              warning={person && familyName === '' ? t('nameNeeded') : undefined}
              maxLength={120}
            />
          </FormRow>
          <FormRow>
            <TextField
              control={form.control}
              name="email"
              type="email"
              dir="ltr"
              label={t('email')}
              rules={{
                validate: (value) =>
                  value === '' || /^\S+@\S+\.\S+$/.test(String(value)) || t('emailWrong'),
              }}
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
                  classNames={{ pill: tags.pill }}
                  rightSection={<Icon name="chevron--down" />}
                  maxValues={10}
                  disabled={!editable}
                  nothingFoundMessage={t('noLanguage')}
                  placeholder={field.value.length === 0 ? t('chooseLanguages') : ''}
                  error={
                    fieldState.error && <FieldMessage>{fieldState.error.message}</FieldMessage>
                  }
                />
              )}
            />
          </FormRow>
        </FormSection>
        <FormSection title={t('roleTitle')}>
          <div className={classes.roles}>
            <ChoiceField
              control={form.control}
              name="role"
              label={t('roleLabel')}
              disabled={!editable}
              data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
            />
          </div>
          {holder && (
            <FieldMessage tone="warn">
              {person
                ? t('swap', { name: fullName(holder), role: t(`role.${person.role}`) })
                : t('taken', { name: fullName(holder) })}
            </FieldMessage>
          )}
          <FormRow columns={1}>
            <TextField
              control={form.control}
              name="position"
              label={t('position')}
              placeholder={t('positionExample')}
              maxLength={200}
            />
          </FormRow>
        </FormSection>
      </fieldset>
      {editable ? (
        <FormFoot
          note={
            <SaveNote dirty={isDirty} savedAt={savedAt === undefined ? undefined : time(savedAt)} />
          }
        >
          {person && (
            <Button variant="outline" color="red" onClick={() => setRemoving(true)}>
              {t('remove.button')}
            </Button>
          )}
          <Button
            type="submit"
            variant={isDirty || !person ? 'filled' : 'default'}
            loading={save.isPending}
          >
            {t(person ? 'save' : 'saveNew')}
          </Button>
        </FormFoot>
      ) : (
        <p className={classes.locked}>
          <Icon name="locked" />
          {t('locked')}
        </p>
      )}
      <ConfirmWithPreview
        opened={removing}
        onClose={() => setRemoving(false)}
        title={t('remove.title', { name: title })}
        confirm={t('remove.confirm')}
        danger
        onConfirm={remove}
      >
        <p>{t('remove.text')}</p>
      </ConfirmWithPreview>
    </form>
  );
}

/** Who holds the chosen role already; there is one head and one alternate. */
function useHolder(
  role: PersonRole,
  person: Person | undefined,
  people: readonly Person[],
): Person | undefined {
  if (role === person?.role || (role !== 'head' && role !== 'alternate')) return undefined;
  return people.find((other) => other.role === role && other.id !== person?.id);
}

function SaveNote({ dirty, savedAt }: { dirty: boolean; savedAt: string | undefined }) {
  const { t } = useTranslation('people');
  return (
    <output className={classes.note} data-saved={(!dirty && savedAt) || undefined}>
      {dirty ? (
        <>
          <Icon name="edit" />
          {t('unsavedNote')}
        </>
      ) : (
        savedAt && (
          <>
            <Icon name="checkmark--filled" />
            {t('savedAt', { time: savedAt })}
          </>
        )
      )}
    </output>
  );
}
