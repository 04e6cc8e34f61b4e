import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import { CsvImport, type CsvPreview } from '../../components/CsvImport.js';
import { FormDialog } from './FormDialog.js';

export type ImportReport = components['schemas']['ImportReportDto'];

export interface CsvDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  hint: string;
  columns: readonly string[];
  /** Checks the file, or keeps it. */
  send: (body: { csv: string; apply: boolean }) => Promise<ImportReport>;
  stale: readonly QueryKey[];
}

const toPreview = ({ columns, rows }: ImportReport): CsvPreview => ({
  columns,
  rows: rows.map(({ row, values, errors }) => ({
    line: row,
    values: columns.map((column) => values[column] ?? ''),
    errors: errors.map(({ column, message }) =>
      column === null ? { message } : { column, message },
    ),
  })),
});

/** Import of a list from a file: what each line would do, then all of them or none. */
export function CsvDialog({ opened, onClose, title, send, stale, ...props }: CsvDialogProps) {
  const { t } = useTranslation('office');
  const client = useQueryClient();
  const [counts, setCounts] = useState<ImportReport['counts']>();
  const done = () => {
    for (const queryKey of stale) void client.invalidateQueries({ queryKey });
    onClose();
  };
  return (
    <FormDialog opened={opened} onClose={onClose} title={title} wide>
      <CsvImport
        {...props}
        preview={async (file) => {
          const report = await send({ csv: await file.text(), apply: false });
          setCounts(report.counts);
          return toPreview(report);
        }}
        commit={async (file) => send({ csv: await file.text(), apply: true })}
        confirm={() =>
          t('csv.confirm', {
            added: t('csv.added', { count: counts?.create ?? 0 }),
            changed: t('csv.changed', { count: counts?.update ?? 0 }),
          })
        }
        onDone={done}
      />
    </FormDialog>
  );
}
