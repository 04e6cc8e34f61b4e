import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ColumnDef } from '@tanstack/react-table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, newIdempotencyKey } from '../../../api/client.js';
import { ApiProblem } from '../../../api/problem.js';
import { DataTable } from '../../../components/DataTable.js';
import { FieldMessage } from '../../../components/FieldMessage.js';
import { Icon } from '../../../components/Icon.js';
import { ProblemNotice } from '../../../components/ProblemNotice.js';
import { StatusBadge } from '../../../components/StatusBadge.js';
import { useFormat } from '../../../i18n/useFormat.js';
import {
  savePost,
  type ImportedPeople,
  type ListOf,
  type PeoplePreview,
  type PreviewedRow,
  type ReadFile,
} from './import-api.js';
import { RowFacts } from './RowFacts.js';
import shared from './ImportPeople.module.css';
import classes from './PreviewRows.module.css';

/** Rows that are not chosen until somebody has looked at them. */
const doubtful = new Set(['repeated_row', 'same_name', 'beyond_places']);

const canTake = ({ state }: PreviewedRow): boolean => state === 'new' || state === 'change';
const isChosenFirst = (row: PreviewedRow): boolean =>
  canTake(row) && !row.warnings.some(({ code }) => doubtful.has(code));
const numbersOf = (rows: readonly PreviewedRow[]) => new Set(rows.map(({ row }) => row));

export interface PreviewRowsProps {
  list: ListOf;
  file: ReadFile;
  preview: PeoplePreview;
  onBack: () => void;
  /** Asks anew what the rows would do: something has changed since. */
  onAgain: () => void;
  onDone: (counts: ImportedPeople, left: number) => Promise<void>;
}

/** What each row would do; those that are chosen are taken together. */
export function PreviewRows({ list, file, preview, onBack, onAgain, onDone }: PreviewRowsProps) {
  const { t } = useTranslation('import');
  const { number } = useFormat();
  const { rows, places } = preview;
  const [chosen, setChosen] = useState(() => numbersOf(rows.filter(isChosenFirst)));
  const [onlyRefused, setOnlyRefused] = useState(false);
  const [key] = useState(newIdempotencyKey);
  const path = { assemblyId: list.assemblyId, delegationId: list.delegationId };
  const body = { mapping: file.mapping, rows: file.read.rows };
  const refused = rows.filter(({ state }) => state === 'refused');
  const takable = rows.filter(canTake);
  const taken = takable.filter(({ row }) => chosen.has(row));
  const accept = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/import', {
          params: { path },
          headers: { 'Idempotency-Key': key },
          body: {
            ...body,
            chosen: taken.map(({ row, personId, version }) => ({ row, personId, version })),
          },
        }),
      ),
    onSuccess: (counts) => onDone(counts, refused.length),
  });
  const save = useMutation({
    mutationFn: () =>
      savePost(
        api.POST(
          '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/import/refused',
          {
            params: { path, query: { format: 'xlsx' } },
            body: { ...body, headers: file.read.headers },
            parseAs: 'blob',
          },
        ),
      ),
  });
  const toggle = (row: number) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(row)) after.add(row);
      return after;
    });
  const wanted = taken.filter(({ state }) => state === 'new').length;
  const free = Math.max(0, places.quota - places.used);
  const overdone = accept.error instanceof ApiProblem && accept.error.code === 'edit_conflict';
  const box = (row: PreviewedRow) => (
    <Checkbox
      aria-label={t('take', { row: number(row.row), name: row.name || t('unnamed') })}
      checked={chosen.has(row.row) && canTake(row)}
      disabled={!canTake(row)}
      onChange={() => toggle(row.row)}
    />
  );
  const badge = ({ state }: PreviewedRow) => <StatusBadge kind="importRow" state={state} />;
  const person = ({ name }: PreviewedRow) => <bdi className={classes.name}>{name}</bdi>;
  const columns: ColumnDef<PreviewedRow>[] = [
    {
      id: 'take',
      header: t('takeLabel'),
      enableSorting: false,
      meta: { narrow: true },
      cell: ({ row }) => box(row.original),
    },
    {
      id: 'row',
      header: t('row'),
      enableSorting: false,
      meta: { narrow: true, align: 'end' },
      cell: ({ row }) => number(row.original.row),
    },
    {
      id: 'state',
      header: t('state'),
      enableSorting: false,
      meta: { narrow: true },
      cell: ({ row }) => badge(row.original),
    },
    {
      id: 'person',
      header: t('person'),
      enableSorting: false,
      cell: ({ row }) => person(row.original),
    },
    {
      id: 'what',
      header: t('what'),
      enableSorting: false,
      cell: ({ row }) => <RowFacts row={row.original} file={file} />,
    },
  ];
  return (
    <>
      <ProblemNotice problem={accept.error ?? save.error} />
      {overdone && (
        <div>
          <Button variant="default" onClick={onAgain}>
            {t('conflict')}
          </Button>
        </div>
      )}
      <div className={classes.tools}>
        <Checkbox
          label={t('takeAll')}
          checked={takable.length > 0 && taken.length === takable.length}
          indeterminate={taken.length > 0 && taken.length < takable.length}
          disabled={takable.length === 0}
          onChange={({ currentTarget: { checked } }) =>
            setChosen(checked ? numbersOf(takable) : new Set())
          }
        />
        <Checkbox
          label={t('onlyRefused', { number: number(refused.length) })}
          checked={onlyRefused}
          onChange={({ currentTarget: { checked } }) => setOnlyRefused(checked)}
        />
        {refused.length > 0 && (
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="download" />}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t('refusedFile')}
          </Button>
        )}
      </div>
      {refused.length > 0 && <p className={shared.quiet}>{t('mend')}</p>}
      <div className={classes.table}>
        <DataTable
          caption={t('rows')}
          columns={columns}
          rows={onlyRefused ? refused : rows}
          rowKey={({ row }) => String(row)}
          empty={<p className={shared.quiet}>{t('noneRefused')}</p>}
          card={(row) => (
            <div className={classes.card}>
              {box(row)}
              <div className={classes.words}>
                <span className={classes.line}>
                  {person(row)}
                  {badge(row)}
                </span>
                <span className={shared.quiet}>
                  {t('row')} {number(row.row)}
                </span>
                <RowFacts row={row} file={file} />
              </div>
            </div>
          )}
        />
      </div>
      {wanted > free && (
        <FieldMessage tone="warn">
          {t('places', { wanted: number(wanted), free: number(free) })}
        </FieldMessage>
      )}
      <div className={shared.foot}>
        <Button variant="default" onClick={onBack}>
          {t('backToColumns')}
        </Button>
        <Button
          loading={accept.isPending}
          disabled={taken.length === 0}
          onClick={() => accept.mutate()}
        >
          {t('confirm', { count: taken.length })}
        </Button>
      </div>
    </>
  );
}
