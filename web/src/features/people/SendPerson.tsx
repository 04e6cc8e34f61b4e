import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import type { SaveQueue } from '../../components/autosave/save-queue.js';
import { Icon } from '../../components/Icon.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { delegationQuery } from '../own-delegation/queries.js';
import type { Delegation, Person } from '../own-delegation/types.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';

/** Sends one person to review, again or for the first time after the delegation was; the others stay. */
export function SendPerson({
  own: { assemblyId, delegation },
  person,
  queue,
}: {
  own: OwnDelegation;
  person: Person;
  queue: SaveQueue;
}) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const { queryKey } = delegationQuery(assemblyId, delegation.id);
  const send = useMutation({
    mutationFn: async () => {
      // What was typed last belongs to what is reviewed.
      await queue.drain();
      const now = client
        .getQueryData<Delegation>(queryKey)
        ?.people.find(({ id }) => id === person.id);
      return data(
        api.POST(
          '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}/review',
          {
            params: {
              path: { assemblyId, delegationId: delegation.id, personId: person.id },
              header: { 'If-Match': `"${(now ?? person).version}"` },
            },
            body: { step: 'send' },
          },
        ),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="send" />}
        loading={send.isPending}
        onClick={() => send.mutate()}
      >
        {t('send')}
      </Button>
      <ProblemNotice problem={send.error} />
    </>
  );
}
