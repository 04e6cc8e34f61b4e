import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../app/session.js';
import { useNow } from '../../app/useNow.js';
import { DeadlineRail, type Milestone } from '../../components/DeadlineRail.js';
import { Icon } from '../../components/Icon.js';
import { PageColumns } from '../../components/PageColumns.js';
import { PageHeader } from '../../components/PageHeader.js';
import { useFormat } from '../../i18n/useFormat.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import type { AssemblyInfo } from '../own-delegation/types.js';
import { localDate } from '../own-delegation/zoned.js';
import { summaryQuery } from '../registration/queries.js';
import { LatestChanges } from './LatestChanges.js';
import { NeedsAttention } from './NeedsAttention.js';
import { Queues } from './Queues.js';
import { RollSheet } from './RollSheet.js';

export function OverviewPage() {
  const { t } = useTranslation('overview');
  return <WithAssembly title={t('title')}>{(office) => <Overview {...office} />}</WithAssembly>;
}

function Overview({ assembly, canEdit }: Office) {
  const { t } = useTranslation('overview');
  const session = useSession();
  const { calendarDate, calendarRange, dateTime } = useFormat();
  const now = useNow();
  const summary = useQuery(summaryQuery(assembly.id));
  const today = localDate(assembly.timezone, now);
  const days = daysBetween(today, assembly.startsOn);
  const over = today > assembly.endsOn;
  const submitted = summary.data?.members.byStatus.submitted ?? 0;
  const deadline = assembly.deadlines.find(({ step }) => step === 'registration')?.at;
  const mayReview = canEdit || hasRole(session, 'reviewer');
  return (
    <>
      <PageHeader
        title={
          over
            ? t('over', { code: assembly.code })
            : days > 0
              ? t('days', { count: days })
              : t('dayOf', { count: 1 - days, total: lengthOf(assembly) })
        }
        sentence={[
          `${calendarDate(today, 'date')}.`,
          t('place', {
            city: assembly.city,
            dates: calendarRange(assembly.startsOn, assembly.endsOn),
          }),
          deadline === undefined
            ? ''
            : t(Date.parse(deadline) > now ? 'closes' : 'closed', {
                at: dateTime(deadline, 'dayLong'),
              }),
        ]
          .filter(Boolean)
          .join(' ')}
        action={
          mayReview &&
          submitted > 0 && (
            <Button
              rightSection={<Icon name="arrow--right" />}
              renderRoot={(props) => <Link to="/review" {...props} />}
            >
              {t('review', { count: submitted })}
            </Button>
          )
        }
      />
      <Rail assembly={assembly} today={today} />
      <PageColumns
        side={
          canEdit && (
            <>
              <Queues assemblyId={assembly.id} />
              <LatestChanges assemblyId={assembly.id} />
            </>
          )
        }
      >
        <RollSheet assemblyId={assembly.id} />
        <NeedsAttention assembly={assembly} canEdit={canEdit} />
      </PageColumns>
    </>
  );
}

const stepLinks: Partial<Record<string, string>> = {
  registration: '/registration',
  confirmation: '/registration',
  credentials: '/review',
  requests: '/meetings',
  answers: '/meetings',
};

function Rail({ assembly, today }: { assembly: AssemblyInfo; today: string }) {
  const { t } = useTranslation('overview');
  const { time } = useFormat();
  const milestones: Milestone[] = assembly.deadlines.map(({ step, at }) => {
    const to = stepLinks[step];
    return {
      date: localDate(assembly.timezone, Date.parse(at)),
      label: t(`deadline.${step}`, { time: time(at) }),
      ...(to !== undefined && { to }),
    };
  });
  return (
    <DeadlineRail
      today={today}
      startsOn={assembly.startsOn}
      endsOn={assembly.endsOn}
      milestones={[...milestones, { date: assembly.startsOn, label: t('opening') }]}
    />
  );
}

const dayLength = 86_400_000;
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / dayLength);
const lengthOf = ({ startsOn, endsOn }: AssemblyInfo): number => daysBetween(startsOn, endsOn) + 1;
