import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { Section } from '../../components/Section.js';
import { useWords } from '../office/useOffice.js';
import { ReasonDialog } from '../own-delegation/ReasonDialog.js';
import type { Delegation, DelegationTransition } from '../own-delegation/types.js';
import { useStep } from './queries.js';
import classes from './Steps.module.css';

/** What leads on, in this order; the first open one is the main button. */
const onward: readonly DelegationTransition[] = ['approve', 'confirm', 'submit'];
/** These cannot be taken without saying why. */
const withReason: ReadonlySet<DelegationTransition> = new Set([
  'return',
  'decline',
  'withdraw',
  'reopen',
]);

/** The main button of a delegation and the one beside it. */
export function mainSteps(open: readonly DelegationTransition[]): {
  action: DelegationTransition | undefined;
  secondary: DelegationTransition | undefined;
} {
  return {
    action: onward.find((step) => open.includes(step)),
    secondary: open.find((step) => step === 'return'),
  };
}

export interface StepButtonsProps {
  assemblyId: string;
  delegation: Delegation;
  steps: readonly DelegationTransition[];
  /** All outlined: in a list, not in the page's head. */
  quiet?: boolean;
  onDone?: () => void;
}

/** A button for each step; what tells somebody asks first. */
export function StepButtons({ assemblyId, delegation, steps, quiet, onDone }: StepButtonsProps) {
  const { t } = useTranslation('registration');
  const name = useWords();
  const [asked, setAsked] = useState<DelegationTransition>();
  const step = useStep(assemblyId);
  const run = async (transition: DelegationTransition, reason?: string) => {
    await step.mutateAsync({
      delegationId: delegation.id,
      transition,
      ...(reason !== undefined && { reason }),
    });
    onDone?.();
  };
  const party = name(delegation.names);
  const close = () => setAsked(undefined);
  return (
    <>
      {steps.map((transition) => {
        const refusing = withReason.has(transition);
        return (
          <Button
            key={transition}
            variant={refusing ? 'outline' : quiet ? 'default' : 'filled'}
            {...(refusing && { color: 'red' })}
            onClick={() => setAsked(transition)}
          >
            {t(`step.${transition}.button`)}
          </Button>
        );
      })}
      {asked !== undefined && withReason.has(asked) && (
        <ReasonDialog
          opened
          onClose={close}
          title={t(`step.${asked}.title`, { party })}
          reasons={asked === 'return' ? returnReasons(t) : []}
          confirm={t(`step.${asked}.confirm`)}
          onConfirm={(reason) => run(asked, reason)}
        >
          {t(`step.${asked}.text`, { party })}
        </ReasonDialog>
      )}
      {asked !== undefined && !withReason.has(asked) && (
        <ConfirmWithPreview
          opened
          onClose={close}
          title={t(`step.${asked}.title`, { party })}
          confirm={t(`step.${asked}.confirm`)}
          onConfirm={() => run(asked)}
        >
          <p>{t(`step.${asked}.text`, { party })}</p>
        </ConfirmWithPreview>
      )}
    </>
  );
}

/** Why delegations are most often returned; a reviewer can always write another reason. */
export function returnReasons(t: (key: string) => string): string[] {
  return ['names', 'head', 'alternate', 'positions', 'emails', 'duplicate'].map((key) =>
    t(`returnReason.${key}`),
  );
}

/** Steps of the delegation itself that an organizer can take in its place. */
export function OnBehalf({
  assemblyId,
  delegation,
}: {
  assemblyId: string;
  delegation: Delegation;
}) {
  const { t } = useTranslation('registration');
  const { action, secondary } = mainSteps(delegation.openTransitions);
  const rest = delegation.openTransitions.filter(
    (step) => step !== action && step !== secondary && step !== 'prepare',
  );
  if (rest.length === 0) return null;
  return (
    <Section title={t('onBehalf.title')}>
      <p className={classes.text}>{t('onBehalf.text')}</p>
      <div className={classes.buttons}>
        <StepButtons assemblyId={assemblyId} delegation={delegation} steps={rest} quiet />
      </div>
    </Section>
  );
}
