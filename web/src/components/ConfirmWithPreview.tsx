import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from './ProblemNotice.js';
import classes from './ConfirmWithPreview.module.css';

export interface ConfirmWithPreviewProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, and what the recipients read. */
  children: ReactNode;
  /** How many people are told; zero says that nobody is. Left out when nothing is sent. */
  recipients?: number;
  /** Names the effect with its count: "Publish and tell 41 delegations". */
  confirm: string;
  /** Refuses, cancels or deletes something. */
  danger?: boolean;
  /** Runs once; the window closes when it succeeds and shows the refusal when not. */
  onConfirm: () => Promise<unknown>;
}

/** Before anything is sent, published or thrown away: what it does and who is told. */
export function ConfirmWithPreview({
  opened,
  onClose,
  title,
  children,
  recipients,
  confirm,
  danger = false,
  onConfirm,
}: ConfirmWithPreviewProps) {
  const { t } = useTranslation();
  const run = useMutation({ mutationFn: onConfirm, onSuccess: onClose });
  const close = () => {
    if (run.isPending) return;
    run.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<span className={classes.title}>{title}</span>}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.body}>
        {children}
        {recipients !== undefined && (
          <p className={classes.recipients}>{t('recipients', { count: recipients })}</p>
        )}
        <ProblemNotice problem={run.error} />
        <div className={classes.foot}>
          <Button variant="default" onClick={close}>
            {t('cancel')}
          </Button>
          <Button
            variant={danger ? 'outline' : 'filled'}
            color={danger ? 'red' : 'blue'}
            loading={run.isPending}
            onClick={() => run.mutate()}
            data-autofocus
          >
            {confirm}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
