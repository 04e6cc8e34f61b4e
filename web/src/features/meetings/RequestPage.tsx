import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useBlocker, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data, newIdempotencyKey } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { applyProblem } from '../../components/apply-problem.js';
import { EmptyState } from '../../components/EmptyState.js';
import { FormFoot } from '../../components/FormLayout.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import {
  agendaQuery,
  partiesQuery,
  programmeQuery,
  useAssembly,
} from '../own-delegation/queries.js';
import { slotDays } from '../own-delegation/slots.js';
import type { AssemblyInfo, OwnParty } from '../own-delegation/types.js';
import { useOwnParties } from '../own-delegation/useParties.js';
import { WithDelegation, type OwnDelegation } from '../own-delegation/WithDelegation.js';
import { RequestFieldsets } from './RequestFieldsets.js';
import {
  emptyRequest,
  fieldNames,
  requestDraft,
  toBody,
  type RequestFields,
} from './request-form.js';
import { slotChoices } from './slot-choices.js';
import classes from './RequestPage.module.css';

/** Asks other parties for a meeting. */
export function RequestPage() {
  const { t } = useTranslation('meetings');
  return <WithDelegation title={t('form.title')}>{(own) => <Request {...own} />}</WithDelegation>;
}

function Request(own: OwnDelegation) {
  const { assemblyId, delegation } = own;
  const { t } = useTranslation('meetings');
  const { dateTime } = useFormat();
  const assembly = useAssembly(assemblyId);
  const parties = useOwnParties(delegation).filter(({ active }) => active);
  const until = delegation.deadlines.find(({ step }) => step === 'requests')?.at;
  return (
    <>
      <PageHeader
        title={t('form.title')}
        flag={{ iso2: delegation.memberIso2, code: delegation.code }}
        sentence={until !== undefined && t('form.until', { at: dateTime(until, 'dayLong') })}
      />
      {parties.length === 0 ? (
        <EmptyState title={t('closed.title')}>{t('closed.text')}</EmptyState>
      ) : assembly ? (
        <RequestForm own={own} parties={parties} assembly={assembly} />
      ) : (
        <SkeletonRows rows={8} height={64} />
      )}
    </>
  );
}

/** Refusals that speak about the parties without naming a field. */
const aboutParties = new Set([
  'duplicate_request',
  'request_to_self',
  'party_unknown',
  'party_not_confirmed',
]);

function RequestForm({
  own: { assemblyId, delegation },
  parties,
  assembly,
}: {
  own: OwnDelegation;
  parties: readonly OwnParty[];
  assembly: AssemblyInfo;
}) {
  const { t } = useTranslation('meetings');
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<RequestFields>({
    defaultValues: requestDraft.read() ?? emptyRequest(parties[0]?.id ?? '', assembly.slotMinutes),
  });
  const [placed, setPlaced] = useState<string[]>([]);
  const directory = useQuery(partiesQuery(assemblyId));
  const programme = useQuery(programmeQuery(assemblyId));
  const [requesterId, partyIds, level, durationMinutes] = useWatch({
    control: form.control,
    name: ['requesterId', 'partyIds', 'level', 'durationMinutes'],
  });
  const requester = parties.find(({ id }) => id === requesterId);
  const agenda = useQuery({ ...agendaQuery(assemblyId, requesterId), enabled: requesterId !== '' });
  const { isDirty } = form.formState;
  const sent = useRef(false);
  // One key for this wish: a retry after a lost answer does not ask twice.
  const idempotencyKey = useRef(newIdempotencyKey());

  useEffect(() => () => requestDraft.keep(sent.current ? undefined : form.getValues()), [form]);
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => isDirty && !sent.current });

  const send = useMutation({
    mutationFn: (fields: RequestFields) =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/meeting-requests', {
          params: { path: { assemblyId } },
          body: toBody(fields),
          headers: { 'Idempotency-Key': idempotencyKey.current },
        }),
      ),
    onSuccess: async (request) => {
      sent.current = true;
      await client.invalidateQueries({ queryKey: ['meeting-requests'] });
      await navigate({
        to: '/delegation/meetings',
        search: { tab: 'sent', request: request.id },
      });
    },
    onError: (problem) => {
      // What comes next is another wish than the refused one.
      idempotencyKey.current = newIdempotencyKey();
      const paths = applyProblem(problem, fieldNames, form.setError);
      if (problem instanceof ApiProblem && aboutParties.has(problem.code)) {
        form.setError('partyIds', { type: problem.code, message: problem.message });
        document.getElementById('request-parties')?.focus();
        paths.push(...problem.fields.map(({ path }) => path));
      }
      setPlaced(paths);
    },
  });
  const inPlace = send.error instanceof ApiProblem && aboutParties.has(send.error.code);
  const others = (directory.data ?? []).filter(({ id }) => partyIds.includes(id));
  const choices = slotChoices(
    slotDays(assembly),
    { level, durationMinutes: Number(durationMinutes) },
    agenda.data,
    requester?.parallelLimit ?? 1,
    others,
    programme.data ?? [],
  );
  const submit = form.handleSubmit((fields) => send.mutate(fields));
  return (
    <form
      className={`ga-sheet ${classes.form}`}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <ProblemNotice problem={directory.error ?? agenda.error ?? programme.error} />
      <RequestFieldsets
        form={form}
        delegation={delegation}
        parties={parties}
        directory={directory.data ?? []}
        slotMinutes={assembly.slotMinutes}
        city={assembly.city}
        choices={choices}
        duplicate={send.error instanceof ApiProblem && send.error.code === 'duplicate_request'}
      />
      {!inPlace && <ProblemNotice problem={send.error} placed={placed} />}
      <FormFoot note={<p className={classes.note}>{t('form.note')}</p>}>
        <Button variant="default" component={Link} to="/delegation/meetings">
          {t('form.back')}
        </Button>
        <Button type="submit" loading={send.isPending}>
          {t('form.submit', { count: partyIds.length })}
        </Button>
      </FormFoot>
    </form>
  );
}
