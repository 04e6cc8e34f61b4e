import { NumberInput, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { FieldMessage } from '../../components/FieldMessage.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { fullName, takesPlace } from '../own-delegation/checklist.js';
import { delegationQuery } from '../own-delegation/queries.js';
import type { OwnParty } from '../own-delegation/types.js';
import { useName } from '../own-delegation/useParties.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import { speakers } from './person-form.js';
import classes from './MeetingSettings.module.css';

const shut = new Set<string>(['declined', 'withdrawn']);

interface Settings {
  principalId?: string | null;
  parallelLimit?: number | null;
}

/** Who sits in the principal-level meetings of a party, and how many it holds at once. */
export function MeetingSettings({
  own: { assemblyId, delegation },
  party,
  alone,
}: {
  own: OwnDelegation;
  party: OwnParty;
  alone: boolean;
}) {
  const { t } = useTranslation('people');
  const name = useName();
  const client = useQueryClient();
  const coming = delegation.people.filter(
    (person) =>
      takesPlace(person) && (party.kind === 'delegation' || person.subBureauIso2 === party.code),
  );
  // Who left keeps the seat until somebody else is named.
  const left = delegation.people.filter(
    (person) => person.id === party.principalId && !coming.includes(person),
  );
  const people = [...coming, ...left];
  const most = Math.max(1, speakers(coming));
  const [limit, setLimit] = useState<string | number>();
  const refresh = () =>
    client.invalidateQueries({ queryKey: delegationQuery(assemblyId, delegation.id).queryKey });
  const save = useMutation({
    mutationFn: (body: Settings) =>
      data(
        api.PATCH('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/parties/{partyId}', {
          params: {
            path: { assemblyId, delegationId: delegation.id, partyId: party.id },
            header: { 'If-Match': `"${party.version}"` },
          },
          body,
        }),
      ),
    onSettled: refresh,
    onSuccess: () => setLimit(undefined),
  });
  const problem = (path: string) =>
    save.error instanceof ApiProblem
      ? save.error.fields.find((field) => field.path === path)?.message
      : undefined;
  const limitProblem = problem('parallelLimit');
  const closed = shut.has(delegation.status);
  return (
    <Section
      title={alone ? t('meetings.title') : t('meetings.titleOf', { name: name(party.names) })}
    >
      <div className={classes.fields}>
        <Select
          label={t('meetings.principal')}
          description={t(
            party.kind === 'delegation'
              ? 'meetings.principalHint'
              : people.length > 0
                ? 'meetings.bureauHint'
                : 'meetings.bureauEmpty',
          )}
          placeholder={t('meetings.nobody')}
          data={people.map((person) => ({ value: person.id, label: fullName(person) }))}
          value={party.principalId}
          allowDeselect={false}
          disabled={closed || people.length === 0}
          onChange={(principalId) => save.mutate({ principalId })}
        />
        <NumberInput
          label={t('meetings.limit')}
          description={t('meetings.limitHint', { count: most })}
          min={1}
          max={most}
          clampBehavior="none"
          allowDecimal={false}
          disabled={closed}
          value={limit ?? party.parallelLimit}
          onChange={setLimit}
          onBlur={() => {
            if (typeof limit === 'number' && limit !== party.parallelLimit) {
              save.mutate({ parallelLimit: limit });
            } else {
              setLimit(undefined);
            }
          }}
          error={limitProblem && <FieldMessage>{limitProblem}</FieldMessage>}
        />
        <ProblemNotice
          problem={limitProblem ? undefined : save.error}
          placed={['parallelLimit', 'principalId']}
        />
      </div>
    </Section>
  );
}
