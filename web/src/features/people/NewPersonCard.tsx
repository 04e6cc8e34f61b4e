import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { useSession } from '../../app/session.js';
import { applyProblem } from '../../components/apply-problem.js';
import { FieldMessage } from '../../components/FieldMessage.js';
import { ChoiceField, TextField } from '../../components/fields.js';
import { FormFoot, FormRow, FormSection } from '../../components/FormLayout.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { fullName } from '../own-delegation/checklist.js';
import { delegationQuery } from '../own-delegation/queries.js';
import { freePlaces, subBureausOf } from '../own-delegation/sub-bureaus.js';
import type { PersonRole } from '../own-delegation/types.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import { BureauField } from './card/BureauField.js';
import { keepDraft, readDraft } from './new-person-draft.js';
import { emptyPerson, fieldNames, roles, toBody, type PersonFields } from './person-form.js';
import { holderOf } from './useChangeRole.js';
import cardClasses from './PersonCard.module.css';
import roleClasses from './card/RoleFields.module.css';
import classes from './NewPersonCard.module.css';

/** A person who comes: a name and a role begin the card; the rest saves itself there. */
export function NewPersonCard({ own, role }: { own: OwnDelegation; role: PersonRole }) {
  const { assemblyId, delegation } = own;
  const { t } = useTranslation('people');
  const { user } = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [draft] = useState(() => readDraft(user.id, delegation.id));
  const [placed, setPlaced] = useState<string[]>([]);
  const bureaus = subBureausOf(delegation).map(({ code }) => code);
  /** Where a place is left: in the delegation itself, or for one of its sub-bureaus. */
  const open =
    freePlaces(delegation, null) > 0
      ? ''
      : (bureaus.find((code) => freePlaces(delegation, code) > 0) ?? '');
  const form = useForm<PersonFields>({
    defaultValues: { ...emptyPerson(role), subBureauIso2: open, ...draft.fields, role },
  });
  const chosen = useWatch({ control: form.control, name: 'role' });
  const holder = holderOf(delegation, chosen);
  const others = delegation.people.length > 0;

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) =>
          keepDraft(user.id, delegation.id, { key: draft.key, fields: values }),
      }),
    [form, user.id, delegation.id, draft.key],
  );
  // A new card begins at its first field, also on a phone, where it takes the list's place.
  useEffect(() => {
    if (others) form.setFocus('givenNames');
  }, [form, others]);

  const add = useMutation({
    mutationFn: (fields: PersonFields) =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people', {
          params: { path: { assemblyId, delegationId: delegation.id } },
          body: toBody(fields),
          headers: { 'Idempotency-Key': draft.key },
        }),
      ),
    onSuccess: async ({ id }) => {
      keepDraft(user.id, delegation.id, undefined);
      const { queryKey } = delegationQuery(assemblyId, delegation.id);
      await client.invalidateQueries({ queryKey });
      await navigate({ to: '/delegation/people', search: { person: id } });
    },
    onError: (problem) => setPlaced(applyProblem(problem, fieldNames, form.setError)),
  });
  const submit = form.handleSubmit((fields) => add.mutate(fields));
  return (
    <form
      className={`ga-sheet ${cardClasses.card}`}
      noValidate
      aria-label={t('new')}
      onSubmit={(event) => void submit(event)}
    >
      <header className={classes.head}>
        <h2>{t('new')}</h2>
        <p>{t('newText')}</p>
      </header>
      <ProblemNotice problem={add.error} placed={placed} />
      <FormSection title={t('identity')}>
        <FormRow>
          <TextField
            control={form.control}
            name="givenNames"
            label={t('givenNames')}
            maxLength={120}
            autoComplete="off"
          />
          <TextField
            control={form.control}
            name="familyName"
            label={t('familyName')}
            maxLength={120}
            autoComplete="off"
          />
        </FormRow>
      </FormSection>
      <FormSection title={t('roleTitle')}>
        <div className={roleClasses.roles}>
          <ChoiceField
            control={form.control}
            name="role"
            label={t('roleLabel')}
            data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          />
        </div>
        {holder && (
          <FieldMessage tone="warn">{t('taken', { name: fullName(holder) })}</FieldMessage>
        )}
        <FormRow columns={bureaus.length > 0 ? 2 : 1}>
          <TextField
            control={form.control}
            name="position"
            label={t('position')}
            placeholder={t('positionExample')}
            maxLength={200}
            autoComplete="off"
          />
          <BureauField
            control={form.control}
            name="subBureauIso2"
            label={t('bureau')}
            delegation={delegation}
            counted
          />
        </FormRow>
      </FormSection>
      <FormFoot note={t('newKept')}>
        <Button type="submit" loading={add.isPending}>
          {t('saveNew')}
        </Button>
      </FormFoot>
    </form>
  );
}
