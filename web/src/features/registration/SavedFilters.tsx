import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { Icon } from '../../components/Icon.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import type { RegistrationSearch } from './routes.js';
import classes from './SavedFilters.module.css';

type Choice = Pick<RegistrationSearch, 'status' | 'region' | 'need' | 'q'>;

const savedFiltersQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['saved-filters', assemblyId],
    queryFn: () =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/saved-filters', {
          params: { path: { assemblyId } },
        }),
      ),
  });

/** The reader's own filters: chosen, kept under a name, forgotten. */
export function SavedFilters({
  assemblyId,
  choice,
  onChoose,
}: {
  assemblyId: string;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}) {
  const { t } = useTranslation('registration');
  const client = useQueryClient();
  const [name, setName] = useState('');
  const filters = useQuery(savedFiltersQuery(assemblyId));
  const refresh = () => client.invalidateQueries({ queryKey: ['saved-filters'] });
  const keep = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/saved-filters', {
          params: { path: { assemblyId } },
          body: { name, ...choice },
        }),
      ),
    onSuccess: async () => {
      setName('');
      await refresh();
    },
  });
  const forget = useMutation({
    mutationFn: (filterId: string) =>
      api.DELETE('/api/v1/assemblies/{assemblyId}/saved-filters/{filterId}', {
        params: { path: { assemblyId, filterId } },
      }),
    onSettled: refresh,
  });
  const items = filters.data?.items ?? [];
  const narrowed = Object.values(choice).some((value) => value !== undefined);
  return (
    <Menu position="bottom-start" width={280} shadow="md" closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="filter" />}>
          {t('saved.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ProblemNotice problem={filters.error ?? keep.error ?? forget.error} />
        {items.length === 0 && <p className={classes.none}>{t('saved.none')}</p>}
        {items.map(({ id, name: label, status, region, need, q }) => (
          <div key={id} className={classes.row}>
            <Menu.Item
              className={classes.name}
              onClick={() =>
                onChoose({
                  status: status ?? undefined,
                  region: region ?? undefined,
                  need: need ?? undefined,
                  q: q ?? undefined,
                })
              }
            >
              {label}
            </Menu.Item>
            <ActionIcon
              variant="subtle"
              aria-label={t('saved.forget', { name: label })}
              onClick={() => forget.mutate(id)}
            >
              <Icon name="close" />
            </ActionIcon>
          </div>
        ))}
        {narrowed && (
          <form
            className={classes.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '') keep.mutate();
            }}
          >
            <TextInput
              label={t('saved.name')}
              value={name}
              maxLength={60}
              onChange={(event) => setName(event.currentTarget.value)}
              onKeyDown={(event) => event.stopPropagation()}
            />
            <Button type="submit" variant="default" size="xs" loading={keep.isPending}>
              {t('saved.keep')}
            </Button>
          </form>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
