import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createColumnHelper, type ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { DataTable } from '../../components/DataTable.js';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useFormat } from '../../i18n/useFormat.js';
import { CsvDialog } from '../office/CsvDialog.js';
import { FormDialog } from '../office/FormDialog.js';
import { roomsQuery, type Room } from '../office/queries.js';
import { RowButton } from '../office/RowButton.js';
import { Sheet } from '../office/Sheet.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { Features } from './Features.js';
import { RoomForm } from './RoomForm.js';
import { RoomsTabs } from './RoomsTabs.js';
import classes from './rooms.module.css';

const csvColumns = ['name', 'capacity', 'features', 'zone', 'opens', 'closes', 'illustrative'];
const column = createColumnHelper<Room>();

/** The rooms in which delegations meet. */
export function RoomsPage() {
  const { t } = useTranslation('rooms');
  return <WithAssembly title={t('title')}>{(office) => <Rooms {...office} />}</WithAssembly>;
}

function Rooms({ assembly, canEdit }: Office) {
  const { t } = useTranslation(['rooms', 'common']);
  const { compareNames, number } = useFormat();
  const { data: rooms, error } = useQuery(roomsQuery(assembly.id));
  const [editing, setEditing] = useState<string | null>(null);
  const [importing, setImporting] = useState(false);
  const sorted = useMemo(
    () =>
      rooms?.toSorted(
        (a, b) => compareNames(a.zone ?? '', b.zone ?? '') || compareNames(a.name, b.name),
      ),
    [rooms, compareNames],
  );
  const columns = useMemo(
    () =>
      [
        column.accessor('name', {
          header: t('common:words.name'),
          cell: ({ row: { original } }) =>
            canEdit ? (
              <RowButton onClick={() => setEditing(original.id)}>{original.name}</RowButton>
            ) : (
              original.name
            ),
          sortingFn: (a, b) => compareNames(a.original.name, b.original.name),
        }),
        column.accessor('capacity', {
          header: t('seats'),
          cell: ({ getValue }) => number(getValue()),
          meta: { align: 'end', narrow: true },
        }),
        column.accessor('features', {
          header: t('features'),
          cell: ({ getValue }) => <Features features={getValue()} />,
          enableSorting: false,
        }),
        column.display({
          id: 'hours',
          header: t('hours'),
          cell: ({ row: { original } }) => <Hours room={original} />,
        }),
        column.accessor('closures', {
          header: t('closures'),
          cell: ({ row: { original } }) => <Closures room={original} />,
          enableSorting: false,
        }),
      ] as ColumnDef<Room>[],
    [t, canEdit, compareNames, number],
  );
  const seats = rooms?.reduce((sum, { capacity }) => sum + capacity, 0) ?? 0;
  const open = rooms?.find(({ id }) => id === editing);
  const importButton = (
    <Button variant="default" onClick={() => setImporting(true)}>
      {t('import.open')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={
          rooms && rooms.length > 0
            ? t('sentence', {
                rooms: t('count', { count: rooms.length }),
                seats: t('seatCount', { count: seats, shown: number(seats) }),
              })
            : t('purpose')
        }
        secondary={canEdit && importButton}
        action={canEdit && <Button onClick={() => setEditing('new')}>{t('add')}</Button>}
      />
      <RoomsTabs />
      <ProblemNotice problem={error} />
      {rooms?.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        !error && (
          <Sheet>
            <DataTable
              caption={t('title')}
              columns={columns}
              rows={sorted}
              rowKey={({ id }) => id}
              groupOf={({ zone }) => ({
                key: zone ?? '',
                label: zone === null ? t('noZone') : t('inZone', { zone }),
              })}
              card={(room) => (
                <div className={classes.card}>
                  {canEdit ? (
                    <RowButton onClick={() => setEditing(room.id)}>{room.name}</RowButton>
                  ) : (
                    <b>{room.name}</b>
                  )}
                  <span>
                    {t('seatCount', { count: room.capacity, shown: number(room.capacity) })}
                  </span>
                  <span>
                    <Features features={room.features} /> <Closures room={room} />
                  </span>
                </div>
              )}
            />
          </Sheet>
        )
      )}
      <FormDialog
        opened={editing === 'new' || open !== undefined}
        onClose={() => setEditing(null)}
        title={open?.name ?? t('add')}
      >
        <RoomForm assembly={assembly} room={open} onDone={() => setEditing(null)} />
      </FormDialog>
      <CsvDialog
        opened={importing}
        onClose={() => setImporting(false)}
        title={t('import.title')}
        hint={t('import.hint')}
        columns={csvColumns}
        send={(body) =>
          data(
            api.POST('/api/v1/assemblies/{assemblyId}/rooms/import', {
              params: { path: { assemblyId: assembly.id } },
              body,
            }),
          )
        }
        stale={[['rooms']]}
      />
    </>
  );
}

function Hours({ room: { opens, closes } }: { room: Room }) {
  const { t } = useTranslation(['rooms', 'common']);
  if (opens === null && closes === null)
    return <span className={classes.quiet}>{t('allDay')}</span>;
  if (opens !== null && closes !== null) {
    return <bdi>{t('common:timeRange', { from: opens, to: closes })}</bdi>;
  }
  return <>{opens === null ? t('until', { time: closes }) : t('from', { time: opens })}</>;
}

function Closures({ room: { closures } }: { room: Room }) {
  const { t } = useTranslation('rooms');
  const { dateTime, time } = useFormat();
  const [first] = closures;
  if (!first) return null;
  return (
    <span className={classes.closed}>
      <Icon name="warning--alt--filled" size={14} />
      {closures.length === 1
        ? t('closedOnce', { from: dateTime(first.startsAt, 'weekdayDay'), to: time(first.endsAt) })
        : t('closedTimes', { count: closures.length })}
    </span>
  );
}
