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
import { interpretersQuery, usersQuery, type Interpreter } from '../office/queries.js';
import { RowButton } from '../office/RowButton.js';
import { Sheet } from '../office/Sheet.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { InterpreterForm } from './InterpreterForm.js';
import { pairNames } from './language-names.js';
import { RoomsTabs } from './RoomsTabs.js';
import classes from './rooms.module.css';

const column = createColumnHelper<Interpreter>();

/** Who can interpret between which languages, and when not. */
export function InterpretersPage() {
  const { t } = useTranslation('rooms');
  return (
    <WithAssembly title={t('interpreters.title')}>
      {(office) => <Interpreters {...office} />}
    </WithAssembly>
  );
}

function Interpreters({ assembly, canEdit }: Office) {
  const { t } = useTranslation(['rooms', 'common']);
  const { compareNames } = useFormat();
  const { data: interpreters, error } = useQuery(interpretersQuery(assembly.id));
  const { data: users } = useQuery({ ...usersQuery(assembly.id), enabled: canEdit });
  const [editing, setEditing] = useState<string | null>(null);
  const [importing, setImporting] = useState(false);
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
        column.accessor('pairs', {
          header: t('interpreters.pairs'),
          cell: ({ getValue }) => <Pairs pairs={getValue()} />,
          enableSorting: false,
        }),
        column.accessor('absences', {
          header: t('interpreters.absences'),
          cell: ({ row: { original } }) => <Absences interpreter={original} />,
          enableSorting: false,
        }),
        column.display({
          id: 'account',
          header: t('interpreters.account'),
          cell: ({ row: { original } }) =>
            users?.items.find(({ id }) => id === original.userId)?.name ?? (
              <span className={classes.quiet}>{t('interpreters.noAccount')}</span>
            ),
        }),
      ] as ColumnDef<Interpreter>[],
    [t, canEdit, compareNames, users],
  );
  const open = interpreters?.find(({ id }) => id === editing);
  return (
    <>
      <PageHeader
        title={t('interpreters.title')}
        sentence={
          interpreters && interpreters.length > 0
            ? t('interpreters.count', { count: interpreters.length })
            : t('interpreters.purpose')
        }
        secondary={
          canEdit && (
            <Button variant="default" onClick={() => setImporting(true)}>
              {t('import.open')}
            </Button>
          )
        }
        action={
          canEdit && <Button onClick={() => setEditing('new')}>{t('interpreters.add')}</Button>
        }
      />
      <RoomsTabs />
      <ProblemNotice problem={error} />
      {interpreters?.length === 0 ? (
        <EmptyState title={t('interpreters.empty.title')}>
          {t('interpreters.empty.text')}
        </EmptyState>
      ) : (
        !error && (
          <Sheet>
            <DataTable
              caption={t('interpreters.title')}
              columns={columns}
              rows={interpreters}
              rowKey={({ id }) => id}
              card={(interpreter) => (
                <div className={classes.card}>
                  {canEdit ? (
                    <RowButton onClick={() => setEditing(interpreter.id)}>
                      {interpreter.name}
                    </RowButton>
                  ) : (
                    <b>{interpreter.name}</b>
                  )}
                  <Absences interpreter={interpreter} />
                  <Pairs pairs={interpreter.pairs} />
                </div>
              )}
            />
          </Sheet>
        )
      )}
      <FormDialog
        opened={editing === 'new' || open !== undefined}
        onClose={() => setEditing(null)}
        title={open?.name ?? t('interpreters.add')}
      >
        <InterpreterForm
          assembly={assembly}
          interpreter={open}
          users={users?.items ?? []}
          onDone={() => setEditing(null)}
        />
      </FormDialog>
      <CsvDialog
        opened={importing}
        onClose={() => setImporting(false)}
        title={t('interpreters.importTitle')}
        hint={t('interpreters.importHint')}
        columns={['name', 'pairs']}
        send={(body) =>
          data(
            api.POST('/api/v1/assemblies/{assemblyId}/interpreters/import', {
              params: { path: { assemblyId: assembly.id } },
              body,
            }),
          )
        }
        stale={[['interpreters']]}
      />
    </>
  );
}

function Pairs({ pairs }: { pairs: readonly string[] }) {
  const { t } = useTranslation('rooms');
  const { language } = useFormat();
  return (
    <span className={classes.features}>
      {pairs.map((pair) => {
        const [first, second] = pairNames(language, pair);
        return <span key={pair}>{t('interpreters.pair', { first, second })}</span>;
      })}
    </span>
  );
}

function Absences({ interpreter: { absences } }: { interpreter: Interpreter }) {
  const { t } = useTranslation('rooms');
  const { dateTime, time } = useFormat();
  const [first] = absences;
  if (!first) return null;
  return (
    <span className={classes.closed}>
      <Icon name="warning--alt--filled" size={14} />
      {absences.length === 1
        ? t('interpreters.awayOnce', {
            from: dateTime(first.startsAt, 'weekdayDay'),
            to: time(first.endsAt),
          })
        : t('interpreters.awayTimes', { count: absences.length })}
    </span>
  );
}
