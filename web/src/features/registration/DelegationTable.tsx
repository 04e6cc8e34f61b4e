import { Link } from '@tanstack/react-router';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { rollStates } from '../../components/Roll.js';
import { DataTable } from '../../components/DataTable.js';
import { PartyName } from '../../components/PartyName.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { RelativeTime } from '../../components/ZonedTime.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useWords } from '../office/useOffice.js';
import type { DelegationItem } from './queries.js';
import classes from './DelegationTable.module.css';

const rank = new Map<string, number>(rollStates.map((state, index) => [state, index]));

/** The delegations as a list that sorts. */
export function DelegationTable({ delegations }: { delegations: readonly DelegationItem[] }) {
  const { t } = useTranslation(['registration', 'common']);
  const { compareNames, number, date } = useFormat();
  const name = useWords();
  const columns = useMemo<ColumnDef<DelegationItem>[]>(
    () => [
      {
        id: 'party',
        header: t('table.delegation'),
        accessorFn: ({ names }) => name(names),
        sortingFn: (a, b) => compareNames(name(a.original.names), name(b.original.names)),
        cell: ({ row }) => <Party delegation={row.original} />,
      },
      {
        id: 'region',
        header: t('table.region'),
        accessorFn: ({ region }) => t(`region.${region ?? 'organisations'}`),
      },
      {
        id: 'state',
        header: t('common:words.state'),
        accessorFn: ({ status }) => rank.get(status) ?? 0,
        cell: ({ row }) => <StatusBadge kind="delegation" state={row.original.status} />,
      },
      {
        id: 'since',
        header: t('table.since'),
        accessorKey: 'statusAt',
        cell: ({ row }) => date(row.original.statusAt),
      },
      {
        id: 'people',
        header: t('table.people'),
        accessorKey: 'peopleCount',
        meta: { align: 'end' },
        cell: ({ row }) => number(row.original.peopleCount),
      },
      {
        id: 'focal',
        header: t('table.focalPoints'),
        accessorKey: 'focalPoints',
        meta: { align: 'end' },
        cell: ({ row }) => number(row.original.focalPoints),
      },
      {
        id: 'seen',
        header: t('table.seen'),
        accessorFn: ({ lastSeenAt }) => lastSeenAt ?? '',
        cell: ({ row }) =>
          row.original.lastSeenAt === null ? (
            <span className={classes.never}>{t('table.never')}</span>
          ) : (
            <RelativeTime at={row.original.lastSeenAt} />
          ),
      },
    ],
    [t, name, compareNames, number, date],
  );
  return (
    <div className={`ga-sheet ${classes.sheet}`}>
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={delegations}
        rowKey={({ id }) => id}
        initialSort={[{ id: 'party', desc: false }]}
        card={(delegation) => (
          <div className={classes.card}>
            <Party delegation={delegation} />
            <StatusBadge kind="delegation" state={delegation.status} />
          </div>
        )}
      />
    </div>
  );
}

function Party({ delegation }: { delegation: DelegationItem }) {
  const name = useWords();
  return (
    <Link
      to="/registration/$delegationId"
      params={{ delegationId: delegation.id }}
      className={classes.party}
    >
      <PartyName
        iso2={delegation.memberIso2}
        code={delegation.code}
        name={name(delegation.names)}
      />
    </Link>
  );
}
