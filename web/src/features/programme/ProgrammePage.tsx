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
import { StatusBadge } from '../../components/StatusBadge.js';
import { languages } from '../../i18n/languages.js';
import { useFormat } from '../../i18n/useFormat.js';
import { CsvDialog } from '../office/CsvDialog.js';
import { FormDialog } from '../office/FormDialog.js';
import { RowButton } from '../office/RowButton.js';
import { useWords } from '../office/useOffice.js';
import { Sheet } from '../office/Sheet.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { programmeQuery } from '../own-delegation/queries.js';
import { localDate } from '../own-delegation/zoned.js';
import type { ProgrammeItem } from './programme-form.js';
import { ProgrammeForm } from './ProgrammeForm.js';
import classes from './programme.module.css';

const csvColumns = [
  'code',
  'day',
  'start',
  'end',
  'kind',
  'hold',
  'audience',
  'titleEn',
  'titleFr',
  'titleEs',
  'titleAr',
  'illustrative',
];
const column = createColumnHelper<ProgrammeItem>();

/** What happens for all or for a region, and whom it keeps from meetings. */
export function ProgrammePage() {
  const { t } = useTranslation('programme');
  return <WithAssembly title={t('title')}>{(office) => <Programme {...office} />}</WithAssembly>;
}

function Programme({ assembly, canEdit }: Office) {
  const { t } = useTranslation('programme');
  const { date, calendarRange } = useFormat();
  const words = useWords();
  const { data: items, error } = useQuery(programmeQuery(assembly.id));
  const [editing, setEditing] = useState<string | null>(null);
  const [importing, setImporting] = useState(false);
  const columns = useMemo(
    () =>
      [
        column.accessor('startsAt', {
          header: t('time'),
          cell: ({ row: { original } }) => <Times item={original} />,
          meta: { narrow: true },
          enableSorting: false,
        }),
        column.accessor('titles', {
          header: t('item'),
          cell: ({ row: { original } }) => (
            <Title item={original} canEdit={canEdit} onOpen={setEditing} />
          ),
          enableSorting: false,
        }),
        column.accessor('kind', {
          header: t('kindLabel'),
          cell: ({ getValue }) => t(`kind.${getValue()}`),
          enableSorting: false,
        }),
        column.accessor('audience', {
          header: t('audienceLabel'),
          cell: ({ getValue }) => t(`audience.${getValue()}`),
          enableSorting: false,
        }),
        column.accessor('hold', {
          header: t('holdLabel'),
          cell: ({ getValue }) => <StatusBadge kind="hold" state={getValue()} />,
          enableSorting: false,
        }),
      ] as ColumnDef<ProgrammeItem>[],
    [t, canEdit],
  );
  const open = items?.find(({ id }) => id === editing);
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={
          items && items.length > 0
            ? t('sentence', {
                items: t('count', { count: items.length }),
                dates: calendarRange(assembly.startsOn, assembly.endsOn),
              })
            : t('purpose')
        }
        secondary={
          canEdit && (
            <Button variant="default" onClick={() => setImporting(true)}>
              {t('import.open')}
            </Button>
          )
        }
        action={canEdit && <Button onClick={() => setEditing('new')}>{t('add')}</Button>}
      />
      <ProblemNotice problem={error} />
      {items?.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        !error && (
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
              card={(item) => (
                <div className={classes.card}>
                  <Times item={item} />
                  <div>
                    <Title item={item} canEdit={canEdit} onOpen={setEditing} />
                    <p className={classes.quiet}>
                      {t('kindFor', {
                        kind: t(`kind.${item.kind}`),
                        audience: t(`audience.${item.audience}`),
                      })}
                    </p>
                    <StatusBadge kind="hold" state={item.hold} />
                  </div>
                </div>
              )}
            />
          </Sheet>
        )
      )}
      <FormDialog
        opened={editing === 'new' || open !== undefined}
        onClose={() => setEditing(null)}
        title={open ? words(open.titles) : t('add')}
      >
        <ProgrammeForm assembly={assembly} item={open} onDone={() => setEditing(null)} />
      </FormDialog>
      <CsvDialog
        opened={importing}
        onClose={() => setImporting(false)}
        title={t('import.title')}
        hint={t('import.hint')}
        columns={csvColumns}
        send={(body) =>
          data(
            api.POST('/api/v1/assemblies/{assemblyId}/programme-items/import', {
              params: { path: { assemblyId: assembly.id } },
              body,
            }),
          )
        }
        stale={[['programme'], ['agenda']]}
      />
    </>
  );
}

function Times({ item }: { item: ProgrammeItem }) {
  const { time } = useFormat();
  return (
    <span className={classes.times}>
      <b>
        <bdi>{time(item.startsAt)}</bdi>
      </b>
      <bdi>{time(item.endsAt)}</bdi>
    </span>
  );
}

function Title({
  item,
  canEdit,
  onOpen,
}: {
  item: ProgrammeItem;
  canEdit: boolean;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation('programme');
  const { list } = useFormat();
  const words = useWords();
  const missing = item.untranslated.map((language) => languages[language].name);
  return (
    <span className={classes.title}>
      {canEdit ? (
        <RowButton onClick={() => onOpen(item.id)}>{words(item.titles)}</RowButton>
      ) : (
        <b>{words(item.titles)}</b>
      )}
      {canEdit && missing.length > 0 && (
        <span className={classes.missing}>
          <Icon name="translate" size={14} />
          {t('untranslated', { languages: list(missing) })}
        </span>
      )}
      {item.illustrative && <span className={classes.quiet}>{t('illustrativeShort')}</span>}
    </span>
  );
}
