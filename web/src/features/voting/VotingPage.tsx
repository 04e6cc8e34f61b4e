import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../app/session.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { DataTable } from '../../components/DataTable.js';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageColumns } from '../../components/PageColumns.js';
import { PageHeader } from '../../components/PageHeader.js';
import { PartyName } from '../../components/PartyName.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useWords } from '../office/useOffice.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { Majorities } from './Majorities.js';
import { rollQuery, useBegin, useMark, type VotingRoll, type VotingRow } from './queries.js';
import { InHall, VoteRight } from './RollRow.js';
import { SuspensionDialog } from './SuspensionDialog.js';
import classes from './voting.module.css';

const filters = ['all', 'may', 'mayNot', 'here', 'away'] as const;
type Filter = (typeof filters)[number];

const passes: Record<Filter, (row: VotingRow) => boolean> = {
  all: () => true,
  may: ({ mayVote }) => mayVote,
  mayNot: ({ mayVote }) => !mayVote,
  here: ({ present }) => present,
  away: ({ present, status }) => !present && status === 'confirmed',
};

/** Who may vote, who is in the hall, and whether they can decide; follows the hall as it fills. */
export function VotingPage() {
  const { t } = useTranslation('voting');
  return <WithAssembly title={t('title')}>{(office) => <OfAssembly {...office} />}</WithAssembly>;
}

function OfAssembly({ assembly, canEdit }: Office) {
  const { t } = useTranslation('voting');
  const roll = useQuery(rollQuery(assembly.id));
  if (roll.data) return <Roll assemblyId={assembly.id} roll={roll.data} canEdit={canEdit} />;
  return (
    <>
      <PageHeader title={t('title')} />
      <ProblemNotice problem={roll.error} />
      {!roll.error && <SkeletonRows rows={10} />}
    </>
  );
}

function Roll({
  assemblyId,
  roll,
  canEdit,
}: {
  assemblyId: string;
  roll: VotingRoll;
  canEdit: boolean;
}) {
  const { t } = useTranslation('voting');
  const { number, dateTime } = useFormat();
  const session = useSession();
  const canCall = hasRole(session, 'organizer', 'protocol', 'admin');
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const [beginning, setBeginning] = useState(false);
  const [suspending, setSuspending] = useState<string>();
  const begin = useBegin(assemblyId);
  const mark = useMark(assemblyId);
  const name = useWords();
  const { counts, rows } = roll;
  const shown = useMemo(
    () => rows.filter((row) => passes[filter](row) && matches(row, search)),
    [rows, filter, search],
  );
  const onMark = (row: VotingRow) =>
    canCall && row.delegationId !== null
      ? (present: boolean) => {
          if (row.delegationId !== null) mark.mutate({ delegationId: row.delegationId, present });
        }
      : undefined;
  const member = (row: VotingRow) => (
    <PartyName iso2={row.iso2} code={row.iso3} name={name(row.names)} />
  );
  const suspend = (row: VotingRow) =>
    canEdit && (
      <Button
        size="xs"
        variant="subtle"
        className={classes.screen}
        onClick={() => setSuspending(row.iso2)}
        aria-label={t('suspension.open', { member: name(row.names) })}
      >
        {t('suspension.button')}
      </Button>
    );
  const columns: ColumnDef<VotingRow>[] = [
    {
      id: 'member',
      header: t('member'),
      cell: ({ row }) => member(row.original),
      enableSorting: false,
    },
    {
      id: 'right',
      header: t('right'),
      cell: ({ row }) => <VoteRight row={row.original} />,
      enableSorting: false,
    },
    {
      id: 'hall',
      header: t('hall'),
      cell: ({ row }) => (
        <InHall row={row.original} name={name(row.original.names)} onMark={onMark(row.original)} />
      ),
      enableSorting: false,
    },
    ...(canEdit
      ? [
          {
            id: 'suspend',
            header: () => <span className="ga-hidden">{t('suspension.button')}</span>,
            cell: ({ row }) => suspend(row.original),
            enableSorting: false,
            meta: { narrow: true },
          } satisfies ColumnDef<VotingRow>,
        ]
      : []),
  ];
  const chosen = rows.find(({ iso2 }) => iso2 === suspending);
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('title')}
        sentence={
          <>
            {t('sentence', {
              entitled: number(counts.entitled),
              members: number(counts.members),
              present: number(counts.present),
              presentEntitled: number(counts.presentEntitled),
            })}{' '}
            {/* On a phone the rest of it stands below all members. */}
            <b>
              {t(counts.quorumReached ? 'quorum.reached' : 'quorum.missing', {
                count: counts.quorumMissing,
              })}
            </b>
          </>
        }
        action={
          canCall && (
            <Button
              className={classes.screen}
              leftSection={<Icon name="list" />}
              onClick={() => setBeginning(true)}
            >
              {t('begin.button')}
            </Button>
          )
        }
        secondary={
          <Button
            variant="default"
            className={classes.screen}
            leftSection={<Icon name="printer" />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
        }
      />
      <p className={classes.printed}>{t('printedAt', { at: dateTime(roll.at, 'dayLong') })}</p>
      <PageColumns side={<Majorities assemblyId={assemblyId} roll={roll} canEdit={canEdit} />}>
        <div className={classes.filters}>
          <SegmentedControl
            aria-label={t('filter.label')}
            value={filter}
            onChange={(value) => setFilter(filters.find((one) => one === value) ?? 'all')}
            data={filters.map((value) => ({
              value,
              label: t(`filter.${value}`, { count: rows.filter(passes[value]).length }),
            }))}
          />
          <TextInput
            aria-label={t('search')}
            placeholder={t('search')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            leftSection={<Icon name="search" />}
          />
        </div>
        <ProblemNotice problem={mark.error} />
        <div className="ga-sheet">
          <DataTable
            caption={t('title')}
            columns={columns}
            rows={shown}
            rowKey={({ iso2 }) => iso2}
            empty={<EmptyState title={t('none')} />}
            card={(row) => (
              <div className={classes.cardRow}>
                {member(row)}
                <VoteRight row={row} />
                <InHall row={row} name={name(row.names)} onMark={onMark(row)} />
                {suspend(row)}
              </div>
            )}
          />
        </div>
      </PageColumns>
      <ConfirmWithPreview
        opened={beginning}
        onClose={() => setBeginning(false)}
        title={t('begin.title')}
        confirm={t('begin.confirm')}
        onConfirm={() => begin.mutateAsync()}
      >
        <p>{t('begin.text')}</p>
      </ConfirmWithPreview>
      {chosen && (
        <SuspensionDialog
          assemblyId={assemblyId}
          row={chosen}
          name={name(chosen.names)}
          onClose={() => setSuspending(undefined)}
        />
      )}
    </div>
  );
}

/** Part of a name in any of the four languages, or a code; accents and case do not matter. */
function matches({ iso2, iso3, names }: VotingRow, search: string): boolean {
  const wanted = folded(search.trim());
  if (wanted === '') return true;
  return [iso2, iso3, ...Object.values(names)].some((text) => folded(text).includes(wanted));
}

const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
