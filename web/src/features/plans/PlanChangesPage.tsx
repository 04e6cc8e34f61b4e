import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { Icon } from '../../components/Icon.js';
import { PageColumns } from '../../components/PageColumns.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { ChangeList } from './ChangeList.js';
import { Checks, Told } from './DiffSide.js';
import { planDiffQuery, plansQuery, planQuery, type PlanDiff } from './queries.js';
import { WhatTheyRead } from './WhatTheyRead.js';
import { WayOut } from './WayOut.js';
import classes from './PlanChangesPage.module.css';

const route = getRouteApi('/shell/plans/$planId/changes');

export function PlanChangesPage() {
  const { t } = useTranslation('plans');
  return <WithAssembly title={t('title')}>{(office) => <Changes {...office} />}</WithAssembly>;
}

/** What differs between what is published and this plan, not counting what stays. */
export const changeCount = ({ counts }: PlanDiff): number =>
  counts.timeChanged + counts.roomChanged + counts.added + counts.cancelled;

function Changes({ assembly, canEdit }: Office) {
  const { t } = useTranslation('plans');
  const { date, number } = useFormat();
  const { planId } = route.useParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const diff = useQuery(planDiffQuery(assembly.id, planId));
  const plan = useQuery(planQuery(assembly.id, planId));
  const published = useQuery(plansQuery(assembly.id)).data?.find(
    ({ status }) => status === 'published',
  );
  const found = diff.data;
  const draft = plan.data?.status === 'draft';
  const blocked = found !== undefined && (found.outdated || found.conflicts.length > 0);
  const publish = async () => {
    const { counts, plan: now } = await data(
      api.POST('/api/v1/assemblies/{assemblyId}/plans/{planId}/publish', {
        params: { path: { assemblyId: assembly.id, planId } },
      }),
    );
    await client.invalidateQueries({ queryKey: ['plans'] });
    await navigate({
      to: '/board',
      search: {
        plan: now.id,
        done: {
          number: now.number,
          changes: counts.timeChanged + counts.roomChanged + counts.added + counts.cancelled,
          told: found?.told.delegations ?? 0,
        },
      },
    });
  };
  const told = found?.told.delegations ?? 0;
  const action = told > 0 ? t('publishAndTell', { count: told }) : t('publishQuietly');
  return (
    <>
      <PageHeader
        title={found ? t('publishTitle', { number: number(found.number) }) : t('title')}
        sentence={
          found &&
          [
            published
              ? t('against', {
                  count: changeCount(found),
                  number: number(published.number),
                  date: published.publishedAt === null ? '' : date(published.publishedAt, 'month'),
                })
              : t('first', { count: changeCount(found) }),
            draft ? t('nothingSent') : '',
          ]
            .filter(Boolean)
            .join(' ')
        }
        secondary={
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/board" search={{ plan: planId }} {...props} />}
          >
            {t('backToBoard')}
          </Button>
        }
        action={
          canEdit &&
          draft &&
          found &&
          !blocked && (
            <Button rightSection={<Icon name="arrow--right" />} onClick={() => setAsking(true)}>
              {action}
            </Button>
          )
        }
      />
      <ProblemNotice problem={diff.error ?? plan.error} />
      {found === undefined && !diff.error && <SkeletonRows rows={10} />}
      {found && (
        <>
          {plan.data && !draft && <p className={classes.notDraft}>{t('notDraft')}</p>}
          <WayOut diff={found} />
          <PageColumns
            side={
              <>
                <Checks diff={found} plan={plan.data} />
                <Told diff={found} />
                <WhatTheyRead diff={found} zone={assembly.timezone} city={assembly.city} />
              </>
            }
          >
            <Counts diff={found} />
            <ChangeList diff={found} before={published?.number} />
          </PageColumns>
          <ConfirmWithPreview
            opened={asking}
            onClose={() => setAsking(false)}
            title={t('confirmTitle', { number: number(found.number) })}
            recipients={found.told.people}
            confirm={action}
            onConfirm={publish}
          >
            <p>
              {t('confirmText', {
                moved: t('confirm.moved', {
                  count: found.counts.timeChanged + found.counts.roomChanged,
                }),
                added: t('confirm.added', { count: found.counts.added }),
                cancelled: t('confirm.cancelled', { count: found.counts.cancelled }),
              })}
            </p>
          </ConfirmWithPreview>
        </>
      )}
    </>
  );
}

function Counts({ diff }: { diff: PlanDiff }) {
  const { t } = useTranslation('plans');
  const { number } = useFormat();
  const { kept, timeChanged, roomChanged, added, cancelled } = diff.counts;
  const entries = { kept, timeChanged, roomChanged, added, cancelled };
  return (
    <ul className={classes.counts}>
      {Object.entries(entries).map(([key, count]) => (
        <li key={key}>
          <b>{number(count)}</b> {t(`count.${key}`, { count })}
        </li>
      ))}
    </ul>
  );
}
