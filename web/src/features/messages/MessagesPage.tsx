import { Button, SegmentedControl } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { createColumnHelper, type ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { DataTable } from '../../components/DataTable.js';
import { EmptyState } from '../../components/EmptyState.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { languages } from '../../i18n/languages.js';
import { useFormat } from '../../i18n/useFormat.js';
import { FilterBar } from '../office/FilterBar.js';
import { Toolbar } from '../office/Toolbar.js';
import { Sheet } from '../office/Sheet.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { MessagesTabs } from './MessagesTabs.js';
import type { MessagesSearch } from './routes.js';
import { canRetry, deliveryStates, type Delivery } from './states.js';
import { useDeliveries } from './useDeliveries.js';
import classes from './messages.module.css';

const route = getRouteApi('/shell/messages');
const column = createColumnHelper<Delivery>();

/** Every message of the Assembly: to whom, on which way, and how it went. */
export function MessagesPage() {
  const { t } = useTranslation('messages');
  return <WithAssembly title={t('title')}>{(office) => <Messages {...office} />}</WithAssembly>;
}

function Messages({ assembly }: Office) {
  const { t } = useTranslation(['messages', 'common']);
  const { dateTime, number } = useFormat();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { summary, pages, items, retry, retryAll } = useDeliveries(assembly.id, search);
  const [asking, setAsking] = useState(false);
  const { mutate: tryAgain } = retry;
  const columns = useMemo(
    () =>
      [
        column.accessor('createdAt', {
          header: t('time'),
          cell: ({ getValue }) => <bdi>{dateTime(getValue())}</bdi>,
          meta: { narrow: true },
          enableSorting: false,
        }),
        column.accessor('recipient', {
          header: t('recipient'),
          cell: ({ row: { original } }) => <Recipient delivery={original} />,
          enableSorting: false,
        }),
        column.accessor('type', {
          header: t('about'),
          cell: ({ getValue }) => t(`type.${getValue()}`),
          enableSorting: false,
        }),
        column.accessor('channel', {
          header: t('channel'),
          cell: ({ row: { original } }) => <Way delivery={original} />,
          enableSorting: false,
        }),
        column.accessor('status', {
          header: t('common:words.state'),
          cell: ({ row: { original } }) => <State delivery={original} />,
          enableSorting: false,
        }),
        column.display({
          id: 'retry',
          header: () => <span className="ga-hidden">{t('retry')}</span>,
          cell: ({ row: { original } }) => <Retry delivery={original} onRetry={tryAgain} />,
          meta: { narrow: true, align: 'end' },
        }),
      ] as ColumnDef<Delivery>[],
    [t, dateTime, tryAgain],
  );
  const counts = summary.data?.counts;
  const countOf = (state: Delivery['status']) =>
    counts
      ?.filter(
        ({ status, channel }) =>
          status === state && (search.channel === undefined || channel === search.channel),
      )
      .reduce((sum, { count }) => sum + count, 0);
  const failed = counts
    ?.filter(({ status }) => status === 'failed')
    .reduce((sum, { count }) => sum + count, 0);
  const filter = (next: MessagesSearch) =>
    void navigate({ to: '/messages', search: next, replace: true });
  const shownStates = deliveryStates.filter(
    (state) => state === search.state || (countOf(state) ?? 0) > 0,
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={
          summary.data &&
          (summary.data.lastSentAt === null
            ? t('nothingSent')
            : t('sentence', {
                messages: t('count', {
                  count: summary.data.total,
                  shown: number(summary.data.total),
                }),
                time: dateTime(summary.data.lastSentAt),
              }))
        }
        action={
          failed ? (
            <Button onClick={() => setAsking(true)}>{t('retryAll', { count: failed })}</Button>
          ) : undefined
        }
      />
      <MessagesTabs />
      <ProblemNotice problem={summary.error ?? pages.error ?? retry.error} />
      <div className={classes.tools}>
        <Toolbar>
          <FilterBar
            label={t('common:words.state')}
            all={{
              label: t('common:words.all'),
              count: counts
                ?.filter(
                  ({ channel }) => search.channel === undefined || channel === search.channel,
                )
                .reduce((sum, { count }) => sum + count, 0),
            }}
            options={shownStates.map((value) => ({
              value,
              label: <StatusBadge kind="delivery" state={value} />,
              count: countOf(value),
            }))}
            value={search.state}
            onChange={(state) =>
              filter({
                ...(state && { state }),
                ...(search.channel && { channel: search.channel }),
              })
            }
          />
          <SegmentedControl
            aria-label={t('channel')}
            value={search.channel ?? 'all'}
            onChange={(value) =>
              filter({
                ...(search.state && { state: search.state }),
                ...((value === 'email' || value === 'in_app') && { channel: value }),
              })
            }
            data={[
              { value: 'all', label: t('channels.all') },
              { value: 'email', label: t('channels.email') },
              { value: 'in_app', label: t('channels.in_app') },
            ]}
          />
        </Toolbar>
      </div>
      {items?.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        !pages.error && (
          <Sheet>
            <DataTable
              caption={t('title')}
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
              card={(delivery) => (
                <div className={classes.card}>
                  <Recipient delivery={delivery} />
                  <State delivery={delivery} />
                  <span className={classes.about}>{t(`type.${delivery.type}`)}</span>
                  <span className={classes.quiet}>
                    <bdi>{dateTime(delivery.createdAt)}</bdi> <Way delivery={delivery} />
                  </span>
                  <Retry delivery={delivery} onRetry={tryAgain} />
                </div>
              )}
            />
          </Sheet>
        )
      )}
      {pages.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('common:words.more')}
          </Button>
        </div>
      )}
      <ConfirmWithPreview
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('retryTitle')}
        recipients={failed ?? 0}
        confirm={t('retryAll', { count: failed ?? 0 })}
        onConfirm={retryAll}
      >
        <p>{t('retryText')}</p>
      </ConfirmWithPreview>
    </>
  );
}

function Recipient({ delivery: { recipient, plate } }: { delivery: Delivery }) {
  return (
    <span className={classes.recipient}>
      <b>{recipient}</b>
      {plate !== null && <bdi className={classes.plate}>{plate}</bdi>}
    </span>
  );
}

function Way({ delivery: { channel, language } }: { delivery: Delivery }) {
  const { t } = useTranslation('messages');
  return (
    <span className={classes.quiet}>
      {t('way', { channel: t(`channels.${channel}`), language: languages[language].name })}
    </span>
  );
}

function State({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('messages');
  const { status, reason, attempts } = delivery;
  const tried = attempts > 1 && canRetry(delivery) ? t('attempts', { count: attempts }) : '';
  return (
    <span className={classes.state}>
      <StatusBadge kind="delivery" state={status} />
      {(reason || tried) && (
        <span className={classes.quiet}>
          {[reason && t(`reason.${reason}`, { defaultValue: t('reason.other') }), tried]
            .filter(Boolean)
            .join(' ')}
        </span>
      )}
    </span>
  );
}

function Retry({
  delivery,
  onRetry,
}: {
  delivery: Delivery;
  onRetry: (delivery: Delivery) => void;
}) {
  const { t } = useTranslation('messages');
  if (!canRetry(delivery)) return null;
  return (
    <Button
      size="xs"
      variant="subtle"
      aria-label={t('retryTo', { name: delivery.recipient })}
      onClick={() => onRetry(delivery)}
    >
      {t('retry')}
    </Button>
  );
}
