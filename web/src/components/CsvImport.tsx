import { Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState.js';
import { FieldMessage } from './FieldMessage.js';
import { Icon } from './Icon.js';
import { ProblemNotice } from './ProblemNotice.js';
import classes from './CsvImport.module.css';

/** One line of the file as the server read it. */
export interface CsvPreviewRow {
  /** Line number in the file, the heading is line 1. */
  line: number;
  values: readonly string[];
  /** What keeps this line out; `column` is its heading when one cell is wrong. */
  errors: readonly { column?: string; message: string }[];
}

export interface CsvPreview {
  columns: readonly string[];
  rows: readonly CsvPreviewRow[];
}

export interface CsvImportProps {
  /** What the file lists and where to get it. */
  hint: string;
  /** Headings that the file needs, in order. */
  columns: readonly string[];
  /** Checks the file on the server; nothing is kept. */
  preview: (file: File) => Promise<CsvPreview>;
  /** Keeps it, all lines or none. */
  commit: (file: File) => Promise<unknown>;
  /** The button's words for this many good lines: "Add 30 rooms". */
  confirm: (count: number) => string;
  onDone?: () => void;
}

const shownRows = 200;

/** A file, then what it would do line by line, then the step that does it. */
export function CsvImport({ hint, columns, preview, commit, confirm, onDone }: CsvImportProps) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const check = useMutation({ mutationFn: preview });
  const keep = useMutation({ mutationFn: commit, onSuccess: () => onDone?.() });
  const choose = (chosen: File | null) => {
    if (!chosen) return;
    setFile(chosen);
    keep.reset();
    check.mutate(chosen);
  };
  const rows = check.data?.rows ?? [];
  const wrong = rows.filter((row) => row.errors.length > 0);
  // Lines to correct first: they are what the reader came back for.
  const listed = [...wrong, ...rows.filter((row) => row.errors.length === 0)].slice(0, shownRows);
  const pick = (
    <FileButton onChange={choose} accept=".csv,text/csv">
      {(props) => (
        <Button
          {...props}
          variant={file ? 'default' : 'filled'}
          leftSection={<Icon name="upload" />}
          loading={check.isPending}
        >
          {file ? t('csv.another') : t('csv.choose')}
        </Button>
      )}
    </FileButton>
  );
  if (!file) {
    return (
      <EmptyState title={t('csv.title')} action={pick}>
        <p>{hint}</p>
        <p className={classes.columns}>
          {t('csv.columns')} <bdi>{columns.join(', ')}</bdi>
        </p>
      </EmptyState>
    );
  }
  return (
    <div className={classes.import}>
      <div className={classes.head}>
        <p>
          <b>
            <bdi>{file.name}</bdi>
          </b>{' '}
          {check.data && t('csv.lines', { count: rows.length })}
        </p>
        {pick}
      </div>
      <ProblemNotice problem={check.error ?? keep.error} />
      {check.data && wrong.length > 0 && (
        <FieldMessage>{t('csv.wrong', { count: wrong.length })}</FieldMessage>
      )}
      {check.data && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <caption className="ga-hidden">{t('csv.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('csv.line')}</th>
                {check.data.columns.map((column) => (
                  <th key={column} scope="col">
                    <bdi>{column}</bdi>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {listed.map((row) => (
                <PreviewRow key={row.line} row={row} columns={check.data.columns} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > shownRows && <p>{t('csv.more', { count: rows.length - shownRows })}</p>}
      {check.data && wrong.length === 0 && rows.length > 0 && (
        <div>
          <Button loading={keep.isPending} onClick={() => keep.mutate(file)}>
            {confirm(rows.length)}
          </Button>
        </div>
      )}
    </div>
  );
}

function PreviewRow({ row, columns }: { row: CsvPreviewRow; columns: readonly string[] }) {
  const atCell = (column: string) => row.errors.some((error) => error.column === column);
  return (
    <>
      <tr data-wrong={row.errors.length > 0 || undefined}>
        <td className={classes.line} rowSpan={row.errors.length > 0 ? 2 : 1}>
          {row.line}
        </td>
        {columns.map((column, index) => (
          <td key={column} data-wrong={atCell(column) || undefined}>
            {row.values[index]}
          </td>
        ))}
      </tr>
      {row.errors.length > 0 && (
        <tr data-wrong>
          <td colSpan={columns.length}>
            {row.errors.map(({ column, message }) => (
              <FieldMessage key={`${column ?? ''}${message}`}>
                {column && (
                  <>
                    <bdi>{column}</bdi>:{' '}
                  </>
                )}
                {message}
              </FieldMessage>
            ))}
          </td>
        </tr>
      )}
    </>
  );
}
