import { SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ColumnDef } from '@tanstack/react-table';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../components/DataTable.js';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { PartyName } from '../../components/PartyName.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import { statuses, type StatusOf } from '../../theme/statuses.js';
import { fold } from '../meetings/party-search.js';
import { FilterBar } from '../office/FilterBar.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import type { MeetingRequest } from '../own-delegation/types.js';
import { allRequestsQuery } from './queries.js';
import { RequestDrawer } from './RequestDrawer.js';
import type { RequestsSearch } from './routes.js';
import classes from './RequestsPage.module.css';

const route = getRouteApi('/shell/meetings');

/** Rows that stand in the document at once; the filters lead to the others faster than scrolling. */
const step = 100;

const statusOrder = Object.keys(statuses.request) as StatusOf<'request'>[];

export function RequestsPage() {
  const { t } = useTranslation('requests');
  return <WithAssembly title={t('title')}>{(office) => <Requests {...office} />}</WithAssembly>;
}

function Requests({ assembly }: Office) {
  const { t } = useTranslation(['requests', 'common', 'days']);
  const { number } = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const requests = useQuery(allRequestsQuery(assembly.id));
  const [typed, setTyped] = useState(search.q ?? '');
  const query = useDeferredValue(typed);
  const [most, setMost] = useState(step);
  const narrow = (change: Partial<RequestsSearch>) => {
    setMost(step);
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const texts = useMemo(
    () =>
      new Map(
        requests.data?.map((request) => [
          request.id,
          fold(
            [
              request.subject,
              request.booking?.roomName ?? '',
              ...request.parties.flatMap(({ code, names }) => [code, ...Object.values(names)]),
            ].join(' '),
          ),
        ]),
      ),
    [requests.data],
  );
  const found = useMemo(() => {
    const words = fold(query).split(' ').filter(Boolean);
    return requests.data?.filter(
      ({ id, level }) =>
        (search.level === undefined || level === search.level) &&
        words.every((word) => texts.get(id)?.includes(word)),
    );
  }, [requests.data, query, search.level, texts]);
  const shown = useMemo(
    () =>
      search.status === undefined ? found : found?.filter(({ status }) => status === search.status),
    [found, search.status],
  );
  const count = (state: string) => found?.filter(({ status }) => status === state).length ?? 0;
  const totals = requests.data && {
    all: requests.data.length,
    scheduled: requests.data.filter(({ status }) => status === 'scheduled').length,
    open: requests.data.filter(({ status }) => status === 'requested').length,
  };
  const open = (request: MeetingRequest) =>
    void navigate({ search: (before) => ({ ...before, request: request.id }) });
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={
          totals &&
          [
            t('sentence.all', { count: totals.all, shown: number(totals.all) }),
            t('sentence.scheduled', { count: totals.scheduled, shown: number(totals.scheduled) }),
            t('sentence.open', { count: totals.open, shown: number(totals.open) }),
          ].join(' ')
        }
      />
      <div className={classes.toolbar}>
        <TextInput
          className={classes.search}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setMost(step);
          }}
          leftSection={<Icon name="search" />}
          placeholder={t('searchHint')}
          aria-label={t('search')}
          type="search"
        />
        <FilterBar
          label={t('filter')}
          all={{ label: t('common:words.all'), ...(found && { count: found.length }) }}
          options={statusOrder
            .map((value) => ({
              value,
              label: <StatusBadge kind="request" state={value} />,
              count: count(value),
            }))
            .filter(({ value, count: sum }) => sum > 0 || value === search.status)}
          value={search.status}
          onChange={(status) => narrow({ status })}
        />
        <SegmentedControl
          className={classes.level}
          aria-label={t('level')}
          value={search.level ?? 'all'}
          onChange={(level) =>
            narrow({ level: level === 'principal' || level === 'technical' ? level : undefined })
          }
          data={[
            { value: 'all', label: t('bothLevels') },
            { value: 'principal', label: t('days:levelShort.principal') },
            { value: 'technical', label: t('days:levelShort.technical') },
          ]}
        />
      </div>
      <ProblemNotice problem={requests.error} />
      {!requests.error && (
        <div className={`ga-sheet ${classes.sheet}`}>
          <RequestTable
            rows={shown?.slice(0, most)}
            selected={search.request}
            onOpen={open}
            isEmpty={requests.data?.length === 0}
          />
        </div>
      )}
      {shown && shown.length > most && (
        <button type="button" className={classes.more} onClick={() => setMost(most + step * 2)}>
          {t('more', { count: shown.length - most, shown: number(shown.length - most) })}
        </button>
      )}
      <RequestDrawer
        assemblyId={assembly.id}
        requestId={search.request}
        onClose={() =>
          void navigate({ search: ({ request: _closed, ...before }) => before, replace: true })
        }
      />
    </>
  );
}

function RequestTable({
  rows,
  selected,
  onOpen,
  isEmpty,
}: {
  rows: readonly MeetingRequest[] | undefined;
  selected: string | undefined;
  onOpen: (request: MeetingRequest) => void;
  isEmpty: boolean;
}) {
  const { t } = useTranslation(['requests', 'common', 'days']);
  const { dateTime, date } = useFormat();
  const columns: ColumnDef<MeetingRequest>[] = [
    {
      id: 'parties',
      header: t('column.parties'),
      enableSorting: false,
      cell: ({ row }) => <Parties request={row.original} />,
    },
    {
      id: 'subject',
      header: t('column.subject'),
      enableSorting: false,
      cell: ({ row }) => (
        <Link
          to="/meetings"
          from="/meetings"
          search={(before) => ({ ...before, request: row.original.id })}
          className={classes.subject}
        >
          {row.original.subject}
        </Link>
      ),
    },
    {
      id: 'level',
      header: t('level'),
      accessorFn: ({ level }) => t(`days:levelShort.${level}`),
    },
    {
      id: 'state',
      header: t('common:words.state'),
      accessorFn: ({ status }) => statusOrder.findIndex((state) => state === status),
      cell: ({ row }) => <StatusBadge kind="request" state={row.original.status} />,
      meta: { narrow: true },
    },
    {
      id: 'when',
      header: t('column.when'),
      accessorFn: ({ booking }) => booking?.startsAt ?? '\uFFFF',
      cell: ({ row }) => row.original.booking && dateTime(row.original.booking.startsAt),
      meta: { narrow: true },
    },
    {
      id: 'room',
      header: t('common:words.room'),
      accessorFn: ({ booking }) => booking?.roomName ?? '',
    },
    {
      id: 'asked',
      header: t('column.asked'),
      accessorKey: 'createdAt',
      cell: ({ row }) => date(row.original.createdAt),
      meta: { narrow: true },
    },
  ];
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      isSelected={({ id }) => id === selected}
      card={(request) => (
        <button type="button" className={classes.card} onClick={() => onOpen(request)}>
          <Parties request={request} />
          <span className={classes.cardSubject}>{request.subject}</span>
          <span className={classes.cardFoot}>
            <StatusBadge kind="request" state={request.status} />
            {request.booking && <span>{dateTime(request.booking.startsAt)}</span>}
          </span>
        </button>
      )}
      empty={
        isEmpty ? (
          <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>
        ) : (
          <p className={classes.nothing} role="status">
            {t('common:words.noMatch')}
          </p>
        )
      }
    />
  );
}

function Parties({ request }: { request: MeetingRequest }) {
  const { t } = useTranslation('requests');
  const parties = request.parties.toSorted((a, b) => a.position - b.position);
  return (
    <span className={classes.parties}>
      {parties.slice(0, 2).map((party) => (
        <PartyName key={party.partyId} iso2={party.iso2} code={party.code} />
      ))}
      {parties.length > 2 && <b>{t('moreParties', { count: parties.length - 2 })}</b>}
    </span>
  );
}
