import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { delegationQuery } from '../own-delegation/queries.js';
import type { Person } from '../own-delegation/types.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';

/** Takes a person off the list, after asking. */
export function RemovePerson({
  own: { assemblyId, delegation },
  person,
  name,
}: {
  own: OwnDelegation;
  person: Person;
  name: string;
}) {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const remove = async () => {
    await api.DELETE(
      '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}',
      { params: { path: { assemblyId, delegationId: delegation.id, personId: person.id } } },
    );
    await navigate({ to: '/delegation/people', search: {} });
    const { queryKey } = delegationQuery(assemblyId, delegation.id);
    await client.invalidateQueries({ queryKey });
  };
  return (
    <>
      <Button variant="outline" color="red" onClick={() => setAsked(true)}>
        {t('remove.button')}
      </Button>
      <ConfirmWithPreview
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('remove.title', { name })}
        confirm={t('remove.confirm')}
        danger
        onConfirm={remove}
      >
        <p>{t('remove.text')}</p>
      </ConfirmWithPreview>
    </>
  );
}
