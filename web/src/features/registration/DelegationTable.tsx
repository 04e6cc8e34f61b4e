import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo, type ReactNode } from 'react';
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

/** The delegations as a list that sorts, and in which some can be ticked to do a step for all of them. */
export function DelegationTable({
  delegations,
  selected,
  onSelect,
}: {
  delegations: readonly DelegationItem[];
  /** Ids of those that are ticked; without it none can be. */
  selected?: ReadonlySet<string>;
  onSelect?: (selected: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation(['registration', 'common']);
  const { compareNames, number, date, dateTime } = useFormat();
  const name = useWords();
  const ticks = useTicks(delegations, selected, onSelect);
  const columns = useMemo<ColumnDef<DelegationItem>[]>(
    () => [
      ...(ticks ? [ticks.column] : []),
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
        id: 'due',
        header: t('table.due'),
        accessorFn: ({ dueAt }) => dueAt ?? '',
        cell: ({ row }) => (
          <span
            data-late={row.original.needs.includes('late') || undefined}
            className={classes.due}
          >
            {row.original.dueAt && dateTime(row.original.dueAt)}
          </span>
        ),
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
        cell: ({ row: { original } }) => (
          <>
            {number(original.focalPoints)}
            {original.undeliveredLinks > 0 && (
              <span className={classes.undelivered}>
                {t('table.undelivered', { count: original.undeliveredLinks })}
              </span>
            )}
          </>
        ),
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
    [t, name, compareNames, number, date, dateTime, ticks],
  );
  return (
    <div className={`ga-sheet ${classes.sheet}`}>
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={delegations}
        rowKey={({ id }) => id}
        initialSort={[{ id: 'party', desc: false }]}
        isSelected={({ id }) => selected?.has(id) ?? false}
        card={(delegation) => (
          <div className={classes.card}>
            {ticks?.box(delegation)}
            <Party delegation={delegation} />
            <StatusBadge kind="delegation" state={delegation.status} />
          </div>
        )}
      />
    </div>
  );
}

interface Ticks {
  column: ColumnDef<DelegationItem>;
  box: (delegation: DelegationItem) => ReactNode;
}

/** The boxes of a table in which delegations can be ticked; the head ticks all that are shown. */
function useTicks(
  delegations: readonly DelegationItem[],
  selected: ReadonlySet<string> | undefined,
  onSelect: ((selected: ReadonlySet<string>) => void) | undefined,
): Ticks | undefined {
  const { t } = useTranslation('registration');
  const name = useWords();
  return useMemo(() => {
    if (!selected || !onSelect) return undefined;
    const shown = delegations.map(({ id }) => id);
    const all = shown.length > 0 && shown.every((id) => selected.has(id));
    const box = ({ id, names }: DelegationItem) => (
      <Checkbox
        aria-label={t('table.tick', { name: name(names) })}
        checked={selected.has(id)}
        onChange={() => {
          const next = new Set(selected);
          if (!next.delete(id)) next.add(id);
          onSelect(next);
        }}
      />
    );
    return {
      box,
      column: {
        id: 'tick',
        enableSorting: false,
        meta: { narrow: true },
        header: () => (
          <Checkbox
            aria-label={t('table.tickAll')}
            checked={all}
            indeterminate={!all && shown.some((id) => selected.has(id))}
            onChange={() => onSelect(all ? new Set() : new Set(shown))}
          />
        ),
        cell: ({ row }) => box(row.original),
      },
    };
  }, [delegations, selected, onSelect, t, name]);
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
