import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { Icon } from '../../components/Icon.js';
import { useProblemText } from '../../components/ProblemNotice.js';
import type { Absence } from '../own-delegation/types.js';
import classes from './useAbsences.module.css';

export type NewAbsence = Pick<Absence, 'scope' | 'startsAt' | 'endsAt' | 'note'>;

/** Adds absences of a party, and takes them away with the way back. */
export function useAbsences(assemblyId: string, partyId: string) {
  const { t } = useTranslation('availability');
  const client = useQueryClient();
  const problemText = useProblemText();
  const path = { assemblyId, partyId };
  const refresh = () => client.invalidateQueries({ queryKey: ['agenda', partyId] });

  const add = useMutation({
    mutationFn: ({ scope, startsAt, endsAt, note }: NewAbsence) =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/parties/{partyId}/unavailabilities', {
          params: { path },
          body: { scope, startsAt, endsAt, note },
        }),
      ),
    onSuccess: refresh,
  });

  const remove = useMutation({
    mutationFn: ({ id }: Absence) =>
      api.DELETE('/api/v1/assemblies/{assemblyId}/parties/{partyId}/unavailabilities/{id}', {
        params: { path: { ...path, id } },
      }),
    onSuccess: (_, absence) => {
      const toast = notifications.show({
        autoClose: 10_000,
        withCloseButton: false,
        message: (
          <span className={classes.undo}>
            {t('removed')}
            <Button
              size="xs"
              variant="default"
              leftSection={<Icon name="undo" />}
              onClick={() => {
                notifications.hide(toast);
                add.mutate(absence, {
                  onError: (problem) => notifications.show({ message: problemText(problem) }),
                });
              }}
            >
              {t('undo')}
            </Button>
          </span>
        ),
      });
      return refresh();
    },
  });

  return { add, remove };
}
