import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data, newIdempotencyKey } from '../../../api/client.js';
import { ApiProblem } from '../../../api/problem.js';
import { applyProblem } from '../../../components/apply-problem.js';
import { CheckboxField } from '../../../components/fields.js';
import { FieldMessage } from '../../../components/FieldMessage.js';
import { FormFoot } from '../../../components/FormLayout.js';
import { ProblemNotice } from '../../../components/ProblemNotice.js';
import { useWords } from '../../office/useOffice.js';
import { isRegistered } from '../../own-delegation/may-edit.js';
import { freePlaces, subBureausOf } from '../../own-delegation/sub-bureaus.js';
import { useFieldWords } from '../../own-delegation/useFieldWords.js';
import type { Delegation, Person } from '../../own-delegation/types.js';
import { holderOf } from '../../people/useChangeRole.js';
import {
  emptyWalkIn,
  fieldNames,
  missingFields,
  toBody,
  walkInDraft,
  type WalkInFields,
} from './walk-in-form.js';
import { WalkInFieldsets } from './WalkInFieldsets.js';
import classes from './WalkIn.module.css';

/** Enters somebody who stands at the desk; the button says what becomes of what is there. */
export function WalkInForm({
  assemblyId,
  delegation,
  onDone,
}: {
  assemblyId: string;
  delegation: Delegation;
  onDone: (person: Person) => void;
}) {
  const { t } = useTranslation('walkIn');
  const name = useWords();
  const fieldWords = useFieldWords();
  const client = useQueryClient();
  const form = useForm<WalkInFields>({
    defaultValues: walkInDraft.read(delegation.id) ?? emptyWalkIn(delegation),
  });
  const { control } = form;
  const [placed, setPlaced] = useState<string[]>([]);
  const done = useRef(false);
  // One key for this person: a retry after a lost answer does not register twice.
  const idempotencyKey = useRef(newIdempotencyKey());
  const fields = useWatch({ control });
  const { isDirty } = form.formState;

  useEffect(() => form.setFocus('givenNames'), [form]);
  useEffect(
    () => () =>
      walkInDraft.keep(
        done.current ? undefined : { delegationId: delegation.id, fields: form.getValues() },
      ),
    [form, delegation.id],
  );
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => isDirty && !done.current });

  const register = useMutation({
    mutationFn: (entered: WalkInFields) =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/walk-ins', {
          params: { path: { assemblyId, delegationId: delegation.id } },
          body: toBody(entered),
          headers: { 'Idempotency-Key': idempotencyKey.current },
        }),
      ),
    onSuccess: async (person) => {
      done.current = true;
      await Promise.all(
        ['delegations', 'review-queue'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
      onDone(person);
    },
    onError: (problem) => {
      // What comes next is another attempt than the refused one.
      idempotencyKey.current = newIdempotencyKey();
      setPlaced(applyProblem(problem, fieldNames, form.setError));
    },
  });
  const isRefusedFull =
    register.error instanceof ApiProblem && register.error.code === 'quota_exceeded';
  const isFull = isRefusedFull || freePlaces(delegation, fields.subBureauIso2 || null) === 0;
  // A sub-bureau has places of its own.
  const bureau = subBureausOf(delegation).find(({ code }) => code === fields.subBureauIso2);
  const holderName = name((bureau ?? delegation).names);
  const missing = missingFields(fields);
  // From the names on the form can be sent as it is: then it says what waits.
  const isNamed = !missing.includes('givenNames') && !missing.includes('familyName');
  const toReview = isRegistered(delegation) && missing.length === 0;
  const submit = form.handleSubmit((entered) => register.mutate(entered));
  return (
    <form
      className={classes.form}
      noValidate
      aria-label={t('title')}
      onSubmit={(event) => void submit(event)}
    >
      {isFull && (
        <div className={classes.full}>
          <p>
            <b>{t('full.title', { party: holderName })}</b> {t('full.noted')}
          </p>
          <CheckboxField
            control={control}
            name="extraPlace"
            label={t('full.grant', { party: holderName })}
            rules={{ required: t('full.needed') }}
          />
        </div>
      )}
      <WalkInFieldsets
        control={control}
        delegation={delegation}
        holder={holderOf(delegation, fields.role ?? 'delegate')}
      />
      {!isRefusedFull && <ProblemNotice problem={register.error} placed={placed} />}
      <FormFoot
        note={
          <>
            {isNamed && missing.length > 0 && (
              <FieldMessage tone="warn">{fieldWords(missing)}</FieldMessage>
            )}
            {!isRegistered(delegation) && <p>{t('withTheOthers')}</p>}
            <p className={classes.quiet}>{t('told')}</p>
          </>
        }
      >
        <Button type="submit" loading={register.isPending}>
          {t(toReview ? 'registerForReview' : 'register')}
        </Button>
      </FormFoot>
    </form>
  );
}
