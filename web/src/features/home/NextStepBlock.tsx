import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { ZonedTime } from '../../components/ZonedTime.js';
import { useFormat } from '../../i18n/useFormat.js';
import { credentialsPage } from '../own-delegation/other-needs.js';
import { fullName } from '../own-delegation/checklist.js';
import type { MeetingRequest, OwnParty } from '../own-delegation/types.js';
import { counterparts, useName } from '../own-delegation/useParties.js';
import { useTransition } from '../own-delegation/useTransition.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import type { NextStep } from './next-step.js';
import classes from './NextStepBlock.module.css';

interface StepProps {
  own: OwnDelegation;
  parties: readonly OwnParty[];
  step: NextStep;
}

/** The next step with its deadline over a terracotta lead line, and the one button for it. */
export function NextStepBlock({ ready, ...props }: StepProps & { ready: boolean }) {
  const { t } = useTranslation('home');
  const words = useStepWords(props);
  const { step } = props;
  if (!ready) return <SkeletonRows rows={3} height={64} />;
  return (
    <section className={classes.block} data-quiet={quiet.has(step.kind) || undefined}>
      <p className={classes.lead}>
        <span className={classes.diamond} aria-hidden />
        {step.deadline ? (
          <span>
            {t('nextBefore')} <ZonedTime at={step.deadline} date="day" />
          </span>
        ) : (
          t(quiet.has(step.kind) ? 'now' : 'next')
        )}
      </p>
      <h2 className={classes.title}>{words.title}</h2>
      <p className={classes.text}>{words.text}</p>
      {step.kind === 'correct' && <blockquote className={classes.reason}>{step.reason}</blockquote>}
      {step.kind === 'person' && (
        <blockquote className={classes.reason}>{step.person.accreditationReason}</blockquote>
      )}
      <StepButton {...props} />
    </section>
  );
}

const quiet = new Set<NextStep['kind']>([
  'wait',
  'declined',
  'withdrawn',
  'plan',
  'quiet',
  'late',
  'letterLate',
  'meeting',
]);

function useStepWords({ own, parties, step }: StepProps): { title: string; text: string } {
  const { t } = useTranslation(['home', 'days']);
  const { list, dateTime } = useFormat();
  const name = useName();
  const others = (request: MeetingRequest) =>
    list(counterparts(request, parties).map(({ names }) => name(names)));
  const [only, ...more] = step.kind === 'answer' ? step.requests : [];
  if (step.kind === 'answer' && only && more.length === 0) {
    return {
      title: t('step.answerOne.title', { party: others(only) }),
      text: t('step.answerOne.text', {
        subject: only.subject,
        level: t(`days:level.${only.level}`),
        length: t('days:minutes', { count: only.durationMinutes }),
      }),
    };
  }
  if (step.kind === 'answer') {
    return {
      title: t('step.answer.title', { count: step.requests.length }),
      text: t('step.answer.text', { parties: list(step.requests.slice(0, 3).map(others)) }),
    };
  }
  if (step.kind === 'person') {
    return {
      title: t('step.person.title', { name: fullName(step.person) }),
      text: t('step.person.text'),
    };
  }
  if (step.kind === 'cards' || step.kind === 'send') {
    const names = step.people.map(fullName);
    return {
      title: t(`step.${step.kind}.title`, { count: names.length, name: names[0] }),
      text: t(`step.${step.kind}.text`, { names: list(names.slice(0, 3)) }),
    };
  }
  if (step.kind === 'travel') {
    return {
      title: t('step.travel.title', { count: step.count }),
      text: t('step.travel.text'),
    };
  }
  if (step.kind === 'meeting') {
    const { booking } = step.meeting;
    return {
      title: t('step.meeting.title', { party: others(step.meeting) }),
      text: booking
        ? t('step.meeting.text', {
            at: dateTime(booking.startsAt, 'dayLong'),
            room: booking.roomName,
          })
        : '',
    };
  }
  return {
    title: t(`step.${step.kind}.title`, { count: own.delegation.people.length }),
    text: t(`step.${step.kind}.text`, { reason: own.delegation.reason }),
  };
}

function StepButton({ own, step }: StepProps) {
  const { t } = useTranslation('home');
  const transition = useTransition(own);
  const run = (name: 'prepare' | 'confirm' | 'submit') => (
    <Button
      className={classes.button}
      loading={transition.isPending}
      onClick={() => transition.mutate({ transition: name })}
    >
      {t(`step.${step.kind}.button`, { count: own.delegation.people.length })}
    </Button>
  );
  const button = () => {
    switch (step.kind) {
      case 'submit':
        return run('submit');
      case 'confirm':
        return run('confirm');
      case 'start':
      case 'complete':
      case 'correct':
        return (
          <Button className={classes.button} component={Link} to="/delegation/people">
            {t(`step.${step.kind}.button`)}
          </Button>
        );
      case 'letter':
      case 'letterAgain':
        return (
          <Button className={classes.button} component={Link} to={credentialsPage}>
            {t(`step.${step.kind}.button`)}
          </Button>
        );
      case 'travel':
        return (
          <Button className={classes.button} component={Link} to="/delegation/travel">
            {t('step.travel.button')}
          </Button>
        );
      case 'person':
      case 'send':
      case 'cards': {
        const person = step.kind === 'person' ? step.person : step.people[0];
        return (
          <Button
            className={classes.button}
            renderRoot={(props) => (
              <Link to="/delegation/people" search={{ person: person?.id }} {...props} />
            )}
          >
            {t('step.person.button')}
          </Button>
        );
      }
      case 'answer': {
        const [first, ...more] = step.requests;
        const search = first && more.length === 0 ? { request: first.id } : {};
        return (
          <Button
            className={classes.button}
            renderRoot={(props) => <Link to="/delegation/meetings" search={search} {...props} />}
          >
            {t('step.answer.button', { count: step.requests.length })}
          </Button>
        );
      }
      case 'ask':
        return (
          <Button className={classes.button} component={Link} to="/delegation/meetings/request">
            {t('step.ask.button')}
          </Button>
        );
      case 'meeting':
      case 'plan':
        return (
          <Button
            className={classes.button}
            variant="default"
            component={Link}
            to={step.kind === 'meeting' ? '/delegation/agenda' : '/delegation/meetings'}
          >
            {t(`step.${step.kind}.button`)}
          </Button>
        );
      default:
        return null;
    }
  };
  return (
    <>
      {button()}
      <ProblemNotice problem={transition.error} />
    </>
  );
}
