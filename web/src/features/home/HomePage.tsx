import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/useNow.js';
import { useSession } from '../../app/session.js';
import { readerZone } from '../../app/zone.js';
import { DeadlineRail, type Milestone } from '../../components/DeadlineRail.js';
import { PageColumns } from '../../components/PageColumns.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Section } from '../../components/Section.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { formatTime, sameClock } from '../../i18n/format.js';
import { useFormat } from '../../i18n/useFormat.js';
import { Checklist } from '../own-delegation/Checklist.js';
import { credentialsPage } from '../own-delegation/other-needs.js';
import type { DeadlineStep } from '../own-delegation/types.js';
import { useOtherNeeds } from '../own-delegation/useOtherNeeds.js';
import { requestsQuery } from '../own-delegation/queries.js';
import { placesOf } from '../own-delegation/sub-bureaus.js';
import { useName, useOwnParties } from '../own-delegation/useParties.js';
import { WithDelegation, type OwnDelegation } from '../own-delegation/WithDelegation.js';
import { localDate } from '../own-delegation/zoned.js';
import { Deadlines } from './Deadlines.js';
import { NextStepBlock } from './NextStepBlock.js';
import { nextStep } from './next-step.js';
import { Today } from './Today.js';
import classes from './HomePage.module.css';

/** The first page of a delegation: what to do next, until when, and what the day holds. */
export function HomePage() {
  const { t } = useTranslation('home');
  return <WithDelegation title={t('title')}>{(own) => <Home {...own} />}</WithDelegation>;
}

function Home(own: OwnDelegation) {
  const { assemblyId, delegation } = own;
  const { t } = useTranslation(['home', 'days', 'common']);
  const { assembly } = useSession();
  const { zone, language, time, dateTime, number } = useFormat();
  const now = useNow();
  const name = useName();
  const parties = useOwnParties(delegation);
  const confirmed = delegation.status === 'confirmed';
  const requests = useQuery({ ...requestsQuery(assemblyId), enabled: confirmed });
  const needs = useOtherNeeds(own);
  const step = nextStep(delegation, requests.data ?? [], parties, now, needs);
  const places = placesOf(delegation);
  const ready = !confirmed || requests.isFetched;
  const milestones = delegation.deadlines.map(({ step: due, at }): Milestone => ({
    date: localDate(zone, Date.parse(at)),
    label: t(`milestone.${due}`, { time: time(at) }),
    to: pages[due],
  }));
  return (
    <>
      <PageHeader
        title={name(delegation.names)}
        flag={{ iso2: delegation.memberIso2, code: delegation.code }}
        sentence={
          <>
            <span className={classes.facts}>
              {t(`state.${delegation.status}`)}{' '}
              {t('people', {
                count: places.used,
                quota: number(places.quota),
              })}
            </span>
            {assembly && (
              <span className={classes.clock}>
                {t('clock', { at: dateTime(now, 'dayLong'), city: assembly.city })}
                {!sameClock(zone, readerZone, now) && (
                  <>
                    {t('days:comma')}
                    {t('common:zone.reader', { time: formatTime(language, readerZone, now) })}
                  </>
                )}
              </span>
            )}
          </>
        }
      />
      {assembly && (
        <div className={classes.rail}>
          <DeadlineRail
            today={localDate(zone, now)}
            startsOn={assembly.startsOn}
            endsOn={assembly.endsOn}
            milestones={milestones}
          />
        </div>
      )}
      <PageColumns
        side={
          <>
            <Section
              title={t('registration')}
              end={<StatusBadge kind="delegation" state={delegation.status} />}
            >
              <Checklist own={own} locked={locked.has(delegation.status)} />
            </Section>
            <Deadlines delegation={delegation} credentials={needs.credentials?.status} now={now} />
          </>
        }
      >
        <NextStepBlock own={own} parties={parties} step={step} ready={ready} />
        <div className={classes.today}>
          <Today own={own} parties={parties} now={now} />
        </div>
      </PageColumns>
    </>
  );
}

/** Where the delegation takes each step. */
const pages = {
  registration: '/delegation/people',
  confirmation: '/delegation/people',
  credentials: credentialsPage,
  travel: '/delegation/travel',
  requests: '/delegation/meetings',
  answers: '/delegation/meetings',
} satisfies Record<DeadlineStep, string>;

const locked = new Set<string>(['submitted', 'declined', 'withdrawn']);
