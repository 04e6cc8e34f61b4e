import { Button, Checkbox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import type { StaffMember } from './useStaff.js';
import classes from './duties.module.css';

/** Gives the open duties to the people chosen, evenly, nobody two at once. */
export function SpreadDialog({
  assemblyId,
  staff,
  open,
  onClose,
}: {
  assemblyId: string;
  staff: readonly StaffMember[];
  open: number;
  onClose: () => void;
}) {
  const { t } = useTranslation('duties');
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string[]>(() => staff.map(({ id }) => id));
  return (
    <ConfirmWithPreview
      opened
      onClose={onClose}
      title={t('spread.title')}
      recipients={chosen.length}
      confirm={t('spread.confirm', { count: open })}
      onConfirm={async () => {
        const { assigned, left } = await data(
          api.POST('/api/v1/assemblies/{assemblyId}/duties/assign-open', {
            params: { path: { assemblyId } },
            body: { userIds: chosen },
          }),
        );
        const given = t('spread.given', { count: assigned });
        notifications.show({
          message: left === 0 ? given : `${given} ${t('spread.left', { count: left })}`,
        });
        await client.invalidateQueries({ queryKey: ['duties'] });
      }}
    >
      <p>{t('spread.text')}</p>
      <Checkbox.Group label={t('spread.staff')} value={chosen} onChange={setChosen}>
        <div className={classes.staff}>
          {staff.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.choose}>
        <Button size="xs" variant="subtle" onClick={() => setChosen(staff.map(({ id }) => id))}>
          {t('spread.all')}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => setChosen([])}>
          {t('spread.none')}
        </Button>
      </div>
    </ConfirmWithPreview>
  );
}
