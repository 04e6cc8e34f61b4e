import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createColumnHelper, type ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { DataTable } from '../../components/DataTable.js';
import { EmptyState } from '../../components/EmptyState.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import { FilterBar } from '../office/FilterBar.js';
import { Toolbar } from '../office/Toolbar.js';
import { Sheet } from '../office/Sheet.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { localDate } from '../own-delegation/zoned.js';
import type { Duty } from './duty-order.js';
import { DutyPlates, DutyState } from './DutyParts.js';
import { DutyViews } from './DutyViews.js';
import { SpreadDialog } from './SpreadDialog.js';
import { useStaff, type StaffMember } from './useStaff.js';
import classes from './duties.module.css';

type Filter = 'open' | 'cannot' | 'new' | 'changed' | 'acknowledged' | 'started' | 'done';

const statuses = ['cannot', 'new', 'changed', 'acknowledged', 'started', 'done'] as const;
const column = createColumnHelper<Duty>();

/** Every duty of the Assembly, and who has it. */
export function OfficeDuties({ both }: { both: boolean }) {
  const { t } = useTranslation('duties');
  return (
    <WithAssembly title={t('title')}>{(office) => <Duties {...office} both={both} />}</WithAssembly>
  );
}

function useDuties(assemblyId: string, filter: Filter | undefined) {
  return useInfiniteQuery({
    queryKey: ['duties', 'office', assemblyId, filter ?? ''],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/duties', {
          params: {
            path: { assemblyId },
            query: {
              limit: 100,
              ...(filter === 'open' && { assigneeId: 'none' }),
              ...(filter !== undefined && filter !== 'open' && { status: [filter] }),
              ...(pageParam !== undefined && { cursor: pageParam }),
            },
          },
          querySerializer: { array: { style: 'form', explode: false } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** How many duties nobody has: the length of that list, which is asked for in one go. */
function useOpenCount(assemblyId: string) {
  return useQuery({
    queryKey: ['duties', 'open-count', assemblyId],
    queryFn: async () => {
      const { items, nextCursor } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/duties', {
          params: { path: { assemblyId }, query: { limit: 200, assigneeId: 'none' } },
        }),
      );
      return { count: items.length, more: nextCursor !== null };
    },
  });
}

function Duties({ assembly, both }: Office & { both: boolean }) {
  const { t } = useTranslation(['duties', 'common']);
  const { date, number } = useFormat();
  const client = useQueryClient();
  const [filter, setFilter] = useState<Filter>();
  const [spreading, setSpreading] = useState(false);
  const duties = useDuties(assembly.id, filter);
  const open = useOpenCount(assembly.id).data;
  const staff = useStaff(assembly.id);
  const { mutate: assign, error: assignError } = useMutation({
    mutationFn: ({ duty, userId }: { duty: Duty; userId: string | null }) =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/duties/{dutyId}/assign', {
          params: { path: { assemblyId: assembly.id, dutyId: duty.id } },
          body: { userId },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['duties'] }),
  });
  const columns = useMemo(
    () =>
      [
        column.accessor('startsAt', {
          header: t('common:words.time'),
          cell: ({ row: { original } }) => <Times duty={original} />,
          meta: { narrow: true },
          enableSorting: false,
        }),
        column.accessor('room', {
          header: t('duty'),
          cell: ({ getValue }) => (
            <b className={classes.title}>{t('prepare', { room: getValue().name })}</b>
          ),
          enableSorting: false,
        }),
        column.accessor('parties', {
          header: t('parties'),
          cell: ({ row: { original } }) => <DutyPlates duty={original} />,
          enableSorting: false,
        }),
        column.accessor('seats', {
          header: t('seatsLabel'),
          cell: ({ getValue }) => number(getValue()),
          meta: { align: 'end', narrow: true },
          enableSorting: false,
        }),
        column.accessor('assignee', {
          header: t('assignee'),
          cell: ({ row: { original } }) => (
            <Assignee duty={original} staff={staff} onAssign={assign} />
          ),
          enableSorting: false,
        }),
        column.accessor('status', {
          header: t('common:words.state'),
          cell: ({ row: { original } }) => <DutyState duty={original} />,
          enableSorting: false,
        }),
      ] as ColumnDef<Duty>[],
    [t, number, staff, assign],
  );
  const items = duties.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={
          open &&
          (open.count === 0
            ? t('allAssigned')
            : t('openCount', {
                count: open.count,
                shown: open.more ? `${number(open.count)}+` : number(open.count),
              }))
        }
        action={
          open && open.count > 0 && staff.length > 0 ? (
            <Button onClick={() => setSpreading(true)}>{t('spread.open')}</Button>
          ) : undefined
        }
      />
      {both && <DutyViews />}
      <ProblemNotice problem={duties.error ?? assignError} />
      <Toolbar>
        <FilterBar<Filter>
          label={t('common:words.state')}
          all={{ label: t('common:words.all') }}
          options={[
            { value: 'open', label: t('nobody') },
            ...statuses.map((value) => ({
              value,
              label: <StatusBadge kind="duty" state={value} />,
            })),
          ]}
          value={filter}
          onChange={setFilter}
        />
      </Toolbar>
      {items?.length === 0 ? (
        <EmptyState title={filter ? t('empty.filtered') : t('empty.title')}>
          {!filter && t('empty.text')}
        </EmptyState>
      ) : (
        !duties.error && (
          <Sheet>
            <DataTable
              caption={t('title')}
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
              groupOf={({ startsAt }) => ({
                key: localDate(assembly.timezone, Date.parse(startsAt)),
                label: date(startsAt, 'dayLong'),
              })}
              card={(duty) => (
                <div className={classes.officeCard}>
                  <Times duty={duty} />
                  <div>
                    <p className={classes.title}>{t('prepare', { room: duty.room.name })}</p>
                    <DutyPlates duty={duty} />
                    <DutyState duty={duty} />
                    <Assignee duty={duty} staff={staff} onAssign={assign} />
                  </div>
                </div>
              )}
            />
          </Sheet>
        )
      )}
      {duties.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            loading={duties.isFetchingNextPage}
            onClick={() => void duties.fetchNextPage()}
          >
            {t('common:words.more')}
          </Button>
        </div>
      )}
      {spreading && (
        <SpreadDialog
          assemblyId={assembly.id}
          staff={staff}
          open={open?.count ?? 0}
          onClose={() => setSpreading(false)}
        />
      )}
    </>
  );
}

function Times({ duty }: { duty: Duty }) {
  const { time } = useFormat();
  return (
    <span className={classes.times}>
      <b>
        <bdi>{time(duty.startsAt)}</bdi>
      </b>
      <bdi>{time(duty.endsAt)}</bdi>
    </span>
  );
}

function Assignee({
  duty,
  staff,
  onAssign,
}: {
  duty: Duty;
  staff: readonly StaffMember[];
  onAssign: (change: { duty: Duty; userId: string | null }) => void;
}) {
  const { t } = useTranslation('duties');
  const { assignee } = duty;
  if (duty.status === 'done' || duty.status === 'cancelled') return <>{assignee?.name}</>;
  const known = staff.some(({ id }) => id === assignee?.id);
  return (
    <NativeSelect
      className={classes.assignee ?? ''}
      aria-label={t('assigneeOf', { room: duty.room.name })}
      value={assignee?.id ?? ''}
      onChange={(event) => onAssign({ duty, userId: event.currentTarget.value || null })}
      data={[
        { value: '', label: t('nobody') },
        ...(assignee && !known ? [{ value: assignee.id, label: assignee.name }] : []),
        ...staff.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
