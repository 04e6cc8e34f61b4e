import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText, ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { ZonedTime } from '../../components/ZonedTime.js';
import { Checklist } from '../own-delegation/Checklist.js';
import { ReasonDialog } from '../own-delegation/ReasonDialog.js';
import type { DelegationTransition } from '../own-delegation/types.js';
import { useTransition } from '../own-delegation/useTransition.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import classes from './LifecycleFoot.module.css';

const steps = ['prepare', 'submit', 'confirm'] as const satisfies readonly DelegationTransition[];

/** Where the delegation stands, what it still needs, and the step that is open to it. */
export function LifecycleFoot({ own, quiet }: { own: OwnDelegation; quiet: boolean }) {
  const { delegation } = own;
  const { t } = useTranslation('people');
  const problemText = useProblemText();
  const transition = useTransition(own);
  const [declining, setDeclining] = useState(false);
  const { openTransitions, status, missing, people } = delegation;
  const step = steps.find((name) => openTransitions.includes(name));
  const blocked = step === 'submit' && (missing.length > 0 || people.length === 0);
  const due = status === 'approved' ? 'confirmation' : 'registration';
  const deadline =
    status === 'invited' || status === 'preparing' || status === 'approved'
      ? delegation.deadlines.find((entry) => entry.step === due)?.at
      : undefined;
  const late = (status === 'preparing' || status === 'approved') && step === undefined;
  return (
    <Section title={t('step.title')} end={<StatusBadge kind="delegation" state={status} filled />}>
      <Checklist delegation={delegation} locked={status === 'submitted'} />
      <div className={classes.foot}>
        <p>{t(late ? 'step.late' : `step.${status}`)}</p>
        {deadline !== undefined && (
          <p className={classes.deadline}>
            {t(late ? 'step.closed' : 'step.until')} <ZonedTime at={deadline} date="day" />
          </p>
        )}
        {blocked && <p className={classes.blocked}>{t('step.blocked')}</p>}
        {step && (
          <Button
            fullWidth
            variant={quiet || blocked ? 'default' : 'filled'}
            disabled={blocked}
            loading={transition.isPending && transition.variables.transition === step}
            onClick={() => transition.mutate({ transition: step })}
          >
            {t(`step.button.${step}`, { count: people.length })}
          </Button>
        )}
        {quiet && step && <p className={classes.blocked}>{t('step.unsaved')}</p>}
        {openTransitions.includes('decline') && (
          <Button fullWidth variant="outline" color="red" onClick={() => setDeclining(true)}>
            {t('decline.button')}
          </Button>
        )}
        {transition.error && !declining && (
          <ProblemNotice problem={transition.error} placed={missing.map(({ path }) => path)} />
        )}
        <output className="ga-hidden">
          {transition.isSuccess && t(`step.${status}`)}
          {transition.error && problemText(transition.error)}
        </output>
      </div>
      {declining && (
        <ReasonDialog
          opened
          onClose={() => setDeclining(false)}
          title={t('decline.title')}
          reasons={[
            t('decline.reason.dates'),
            t('decline.reason.means'),
            t('decline.reason.people'),
          ]}
          confirm={t('decline.confirm')}
          onConfirm={(reason) => transition.mutateAsync({ transition: 'decline', reason })}
        >
          {t('decline.text')}
        </ReasonDialog>
      )}
    </Section>
  );
}
