import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useSuspension, type VotingRow } from './queries.js';
import classes from './voting.module.css';

/** Suspends the vote of a member with a reason, or gives it back. */
export function SuspensionDialog({
  assemblyId,
  row,
  name,
  onClose,
}: {
  assemblyId: string;
  row: VotingRow;
  name: string;
  onClose: () => void;
}) {
  const { t } = useTranslation(['voting', 'common']);
  const [reason, setReason] = useState(row.suspension);
  const change = useSuspension(assemblyId);
  const suspended = row.obstacle === 'suspended';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('suspension.title', { member: name })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ iso2: row.iso2, reason }, { onSuccess: onClose });
        }}
      >
        <p className={classes.quiet}>{t('suspension.text')}</p>
        <Textarea
          label={t('suspension.reason')}
          autosize
          minRows={2}
          maxLength={500}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <ProblemNotice problem={change.error} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          {suspended && (
            <Button
              variant="default"
              onClick={() =>
                change.mutate({ iso2: row.iso2, reason: null }, { onSuccess: onClose })
              }
            >
              {t('suspension.restore')}
            </Button>
          )}
          <Button type="submit" variant="outline" color="red" loading={change.isPending}>
            {t(suspended ? 'suspension.change' : 'suspension.suspend')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
