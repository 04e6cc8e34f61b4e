import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/useNow.js';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { requestsQuery } from '../own-delegation/queries.js';
import type { MeetingRequest } from '../own-delegation/types.js';
import { useOwnParties } from '../own-delegation/useParties.js';
import { WithDelegation, type OwnDelegation } from '../own-delegation/WithDelegation.js';
import { RequestList } from './RequestList.js';
import { RequestSheet } from './RequestSheet.js';
import { sorted, tabOf, tabs, type Tab } from './tabs.js';
import classes from './MeetingsPage.module.css';

const route = getRouteApi('/shell/delegation/meetings');

/** The meetings of the delegation: what it is asked, what it asked, what is agreed. */
export function MeetingsPage() {
  const { t } = useTranslation('meetings');
  return <WithDelegation title={t('title')}>{(own) => <Meetings {...own} />}</WithDelegation>;
}

function Meetings(own: OwnDelegation) {
  const { assemblyId, delegation } = own;
  const { t } = useTranslation('meetings');
  const { dateTime, number } = useFormat();
  const now = useNow();
  const search = route.useSearch();
  const parties = useOwnParties(delegation);
  const active = parties.some((party) => party.active);
  const query = useQuery({ ...requestsQuery(assemblyId), enabled: active });
  const byTab = groupByTab(query.data ?? [], (request) => tabOf(request, parties));
  const opened = query.data?.find(({ id }) => id === search.request);
  const tab = search.tab ?? (opened && tabOf(opened, parties)) ?? firstTab(byTab);
  const list = sorted(byTab[tab], tab);
  const shown = opened && tabOf(opened, parties) === tab ? opened : list[0];
  const toAnswer = byTab.received.filter(({ answerable }) => answerable.length > 0).length;
  const until = delegation.deadlines.find(({ step }) => step === 'answers')?.at;
  const asking = delegation.deadlines.find(({ step }) => step === 'requests')?.at;
  const mayAsk = active && (asking === undefined || Date.parse(asking) > now);
  if (!active) {
    return (
      <>
        <PageHeader
          title={t('title')}
          flag={{ iso2: delegation.memberIso2, code: delegation.code }}
        />
        <EmptyState title={t('closed.title')}>{t('closed.text')}</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        flag={{ iso2: delegation.memberIso2, code: delegation.code }}
        sentence={
          query.data &&
          [
            toAnswer > 0 && until !== undefined && Date.parse(until) > now
              ? t('toAnswerUntil', { count: toAnswer, at: dateTime(until, 'dayLong') })
              : t('toAnswer', { count: toAnswer }),
            t('agreed', { count: byTab.agreed.length }),
          ].join(' ')
        }
        secondary={
          mayAsk && (
            <Button
              variant="default"
              leftSection={<Icon name="add" />}
              component={Link}
              to="/delegation/meetings/request"
            >
              {t('ask')}
            </Button>
          )
        }
      />
      <ProblemNotice problem={query.error} />
      <nav className={classes.tabs} aria-label={t('tabs')}>
        {tabs.map((name) => (
          <Link
            key={name}
            to="/delegation/meetings"
            search={{ tab: name }}
            className={classes.tab}
            aria-current={name === tab ? 'page' : undefined}
          >
            {t(`tab.${name}`)} {query.data && <span>{number(byTab[name].length)}</span>}
          </Link>
        ))}
      </nav>
      {query.isPending && <SkeletonRows rows={6} height={64} />}
      {query.data && list.length === 0 && (
        <EmptyState title={t(`empty.${tab}.title`)}>{t(`empty.${tab}.text`)}</EmptyState>
      )}
      {shown && (
        <div className={classes.columns} data-open={search.request !== undefined || undefined}>
          <RequestList
            requests={list}
            parties={parties}
            tab={tab}
            current={shown.id}
            until={until}
          />
          <RequestSheet key={shown.id} own={own} parties={parties} request={shown} tab={tab} />
        </div>
      )}
    </>
  );
}

function groupByTab(
  requests: readonly MeetingRequest[],
  of: (request: MeetingRequest) => Tab,
): Record<Tab, MeetingRequest[]> {
  const groups: Record<Tab, MeetingRequest[]> = { received: [], sent: [], agreed: [], closed: [] };
  for (const request of requests) groups[of(request)].push(request);
  return groups;
}

/** What wants something of the reader stands first, else the first tab with anything in it. */
const firstTab = (byTab: Record<Tab, MeetingRequest[]>): Tab =>
  (['received', 'agreed', 'sent', 'closed'] as const).find((tab) => byTab[tab].length > 0) ??
  'received';
