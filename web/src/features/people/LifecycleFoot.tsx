import { Button } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/useNow.js';
import type { SaveQueue } from '../../components/autosave/save-queue.js';
import { useProblemText, ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { ZonedTime } from '../../components/ZonedTime.js';
import { useFormat } from '../../i18n/useFormat.js';
import { Checklist } from '../own-delegation/Checklist.js';
import { takesPlace } from '../own-delegation/checklist.js';
import { isComplete } from '../own-delegation/readiness.js';
import { ReasonDialog } from '../own-delegation/ReasonDialog.js';
import type { DelegationTransition } from '../own-delegation/types.js';
import { useTransition } from '../own-delegation/useTransition.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import classes from './LifecycleFoot.module.css';

const steps = ['prepare', 'submit', 'confirm'] as const satisfies readonly DelegationTransition[];

/** Where the delegation stands, what it still needs, and the step that is open to it. */
export function LifecycleFoot({ own, queue }: { own: OwnDelegation; queue: SaveQueue }) {
  const { delegation } = own;
  const { t } = useTranslation('people');
  const problemText = useProblemText();
  const transition = useTransition(own);
  const [declining, setDeclining] = useState(false);
  const [draining, setDraining] = useState(false);
  const [stuck, setStuck] = useState(false);
  const unsaved = useSyncExternalStore(queue.subscribe, () => queue.unsavedRecords().length > 0);
  const { date } = useFormat();
  const now = useNow();
  const { openTransitions, status, missing } = delegation;
  const people = delegation.people.filter(takesPlace);
  const step = steps.find((name) => openTransitions.includes(name));
  const blocked = step === 'submit' && !isComplete(delegation);
  const due = status === 'approved' ? 'confirmation' : 'registration';
  const deadline =
    status === 'invited' || status === 'preparing' || status === 'approved'
      ? delegation.deadlines.find((entry) => entry.step === due)?.at
      : undefined;
  // A person who is still being saved would stay behind: the delegation stands still once submitted.
  const take = async (chosen: (typeof steps)[number]) => {
    setDraining(true);
    const saved = await queue.drain();
    setDraining(false);
    setStuck(!saved);
    if (saved) transition.mutate({ transition: chosen });
  };
  const late = (status === 'preparing' || status === 'approved') && step === undefined;
  return (
    <Section
      title={
        deadline !== undefined && Date.parse(deadline) > now
          ? t('settle.before', { date: date(deadline, 'dayLong') })
          : t('settle.title')
      }
    >
      <Checklist own={own} locked={status === 'submitted'} />
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
            variant={blocked || step === 'prepare' ? 'default' : 'filled'}
            disabled={blocked}
            loading={draining || (transition.isPending && transition.variables.transition === step)}
            onClick={() => void take(step)}
          >
            {t(`step.button.${step}`, { count: people.length })}
          </Button>
        )}
        {stuck && unsaved && (
          <p className={classes.stuck} role="alert">
            {t('step.unsaved')}
          </p>
        )}
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
