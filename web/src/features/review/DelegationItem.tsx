import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PartyName } from '../../components/PartyName.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useWords } from '../office/useOffice.js';
import { delegationQuery } from '../own-delegation/queries.js';
import { ReasonDialog } from '../own-delegation/ReasonDialog.js';
import type { Delegation } from '../own-delegation/types.js';
import { DelegationHistory } from '../registration/DelegationHistory.js';
import { DelegationParties, DelegationState } from '../registration/DelegationParts.js';
import { DelegationPeople } from '../registration/DelegationPeople.js';
import { useStep } from '../registration/queries.js';
import { returnReasons } from '../registration/Steps.js';
import type { ReviewItemProps } from './queries.js';
import classes from './ReviewPage.module.css';

/** A whole delegation under review: approve it, or return it with a reason. */
export function DelegationItem(props: ReviewItemProps) {
  const delegation = useQuery(delegationQuery(props.assemblyId, props.item.delegationId));
  if (delegation.data) return <Open {...props} delegation={delegation.data} />;
  return delegation.error ? (
    <ProblemNotice problem={delegation.error} />
  ) : (
    <SkeletonRows rows={8} />
  );
}

function Open({
  assemblyId,
  delegation,
  mayDecide,
  onDone,
}: ReviewItemProps & { delegation: Delegation }) {
  const { t } = useTranslation(['review', 'registration']);
  const name = useWords();
  const [returning, setReturning] = useState(false);
  const step = useStep(assemblyId);
  const party = name(delegation.names);
  const mayApprove = mayDecide && delegation.openTransitions.includes('approve');
  const mayReturn = mayDecide && delegation.openTransitions.includes('return');
  const approve = () => {
    if (!mayApprove || step.isPending) return;
    step.mutate({ delegationId: delegation.id, transition: 'approve' }, { onSuccess: onDone });
  };
  useHotkeys([
    ['a', approve],
    ['r', () => mayReturn && setReturning(true)],
  ]);
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.name}>
          <PartyName iso2={delegation.memberIso2} code={delegation.code} name={party} />
        </h2>
        <div className={classes.actions}>
          {mayReturn && (
            <Button variant="outline" color="red" onClick={() => setReturning(true)}>
              {t('registration:step.return.button')}
            </Button>
          )}
          {mayApprove && (
            <Button loading={step.isPending} onClick={approve}>
              {t('approve', { party })}
            </Button>
          )}
        </div>
      </header>
      <ProblemNotice problem={step.error} />
      <div className={classes.parts}>
        <DelegationState delegation={delegation} />
        <DelegationPeople assemblyId={assemblyId} delegation={delegation} canEdit={false} />
        <DelegationParties delegation={delegation} />
        <DelegationHistory assemblyId={assemblyId} delegation={delegation} />
      </div>
      {returning && (
        <ReasonDialog
          opened
          onClose={() => setReturning(false)}
          title={t('registration:step.return.title', { party })}
          reasons={returnReasons((key) => t(`registration:${key}`))}
          confirm={t('registration:step.return.confirm')}
          onConfirm={async (reason) => {
            await step.mutateAsync({ delegationId: delegation.id, transition: 'return', reason });
            onDone();
          }}
        >
          {t('registration:step.return.text', { party })}
        </ReasonDialog>
      )}
    </>
  );
}
