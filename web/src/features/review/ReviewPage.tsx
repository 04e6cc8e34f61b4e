import { Button, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/useNow.js';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { PartyName } from '../../components/PartyName.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useWords } from '../office/useOffice.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { delegationQuery } from '../own-delegation/queries.js';
import { ReasonDialog } from '../own-delegation/ReasonDialog.js';
import type { Delegation } from '../own-delegation/types.js';
import { DelegationHistory } from '../registration/DelegationHistory.js';
import { DelegationParties, DelegationState } from '../registration/DelegationParts.js';
import { DelegationPeople } from '../registration/DelegationPeople.js';
import { delegationsQuery, useStep, type DelegationItem } from '../registration/queries.js';
import { returnReasons } from '../registration/Steps.js';
import classes from './ReviewPage.module.css';

const route = getRouteApi('/shell/review');

/** Keys of the queue; the same letters in every language. */
const keys = { next: 'J', previous: 'K', approve: 'A', return: 'R' };

export function ReviewPage() {
  const { t } = useTranslation('review');
  return <WithAssembly title={t('title')}>{(office) => <Review {...office} />}</WithAssembly>;
}

function Review({ assembly }: Office) {
  const { t } = useTranslation('review');
  const { relative } = useFormat();
  const now = useNow();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const delegations = useQuery(delegationsQuery(assembly.id));
  const queue = useMemo(
    () =>
      delegations.data
        ?.filter(({ status }) => status === 'submitted')
        .toSorted((a, b) => a.statusAt.localeCompare(b.statusAt)),
    [delegations.data],
  );
  const index = Math.max(0, queue?.findIndex(({ id }) => id === search.delegation) ?? 0);
  const current = queue?.[index];
  const open = (item: DelegationItem | undefined) =>
    void navigate({ search: item ? { delegation: item.id } : {}, replace: true });
  useHotkeys([
    ['j', () => queue?.[index + 1] && open(queue[index + 1])],
    ['k', () => queue?.[index - 1] && open(queue[index - 1])],
  ]);
  const oldest = queue?.[0];
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={
          queue &&
          (oldest
            ? t('waiting', {
                count: queue.length,
                oldest: relative(oldest.statusAt, now),
              })
            : t('nobody'))
        }
      />
      <ProblemNotice problem={delegations.error} />
      {queue === undefined && !delegations.error && <SkeletonRows rows={8} />}
      {queue?.length === 0 && (
        <EmptyState
          title={t('done.title')}
          action={
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/registration" {...props} />}
            >
              {t('done.action')}
            </Button>
          }
        >
          {t('done.text')}
        </EmptyState>
      )}
      {queue && current && (
        <div className={classes.columns} data-chosen={search.delegation !== undefined || undefined}>
          <nav className={classes.queue} aria-label={t('queue')}>
            <ol className={classes.list}>
              {queue.map((item) => (
                <QueueRow key={item.id} item={item} isCurrent={item === current} />
              ))}
            </ol>
            <p className={classes.keys}>
              <Kbd>{keys.next}</Kbd> <Kbd>{keys.previous}</Kbd> {t('keys.move')}{' '}
              <Kbd>{keys.approve}</Kbd> {t('keys.approve')}
              <Kbd>{keys.return}</Kbd> {t('keys.return')}
            </p>
          </nav>
          <div className={classes.detail}>
            <Link to="/review" className={classes.back}>
              <Icon name="arrow--left" />
              {t('back')}
            </Link>
            <Detail
              key={current.id}
              assemblyId={assembly.id}
              item={current}
              onDone={() => open(queue[index + 1] ?? queue[index - 1])}
            />
          </div>
        </div>
      )}
    </>
  );
}

function QueueRow({ item, isCurrent }: { item: DelegationItem; isCurrent: boolean }) {
  const { t } = useTranslation('review');
  const { relative } = useFormat();
  const now = useNow();
  const name = useWords();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isCurrent) link.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li>
      <Link
        ref={link}
        to="/review"
        search={{ delegation: item.id }}
        className={classes.row}
        aria-current={isCurrent || undefined}
      >
        <PartyName iso2={item.memberIso2} code={item.code} name={name(item.names)} />
        <span className={classes.since}>
          {relative(item.statusAt, now)} · {t('people', { count: item.peopleCount })}
        </span>
      </Link>
    </li>
  );
}

function Detail({
  assemblyId,
  item,
  onDone,
}: {
  assemblyId: string;
  item: DelegationItem;
  onDone: () => void;
}) {
  const delegation = useQuery(delegationQuery(assemblyId, item.id));
  if (delegation.data) {
    return <Open assemblyId={assemblyId} delegation={delegation.data} onDone={onDone} />;
  }
  return delegation.error ? (
    <ProblemNotice problem={delegation.error} />
  ) : (
    <SkeletonRows rows={8} />
  );
}

function Open({
  assemblyId,
  delegation,
  onDone,
}: {
  assemblyId: string;
  delegation: Delegation;
  onDone: () => void;
}) {
  const { t } = useTranslation(['review', 'registration']);
  const name = useWords();
  const [returning, setReturning] = useState(false);
  const step = useStep(assemblyId);
  const party = name(delegation.names);
  const mayApprove = delegation.openTransitions.includes('approve');
  const mayReturn = delegation.openTransitions.includes('return');
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
        <DelegationHistory assemblyId={assemblyId} delegationId={delegation.id} />
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
