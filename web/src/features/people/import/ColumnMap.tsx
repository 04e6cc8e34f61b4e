import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldMessage } from '../../../components/FieldMessage.js';
import { ProblemNotice } from '../../../components/ProblemNotice.js';
import { fields, type ImportField, type ReadFile } from './import-api.js';
import classes from './ColumnMap.module.css';
import shared from './ImportPeople.module.css';

/** How many values of a column are shown as its sample. */
const sampled = 3;
/** One of them must be there, or nobody could be told from others. */
const telling = new Set<ImportField | null>([
  'familyName',
  'givenNames',
  'documentNumber',
  'reference',
]);

const isField = (value: string | null): value is ImportField =>
  fields.some((field) => field === value);

/** What each column of the file is taken as, with some of what stands in it. */
export function ColumnMap({
  file,
  busy,
  problem,
  onBack,
  onNext,
}: {
  file: ReadFile;
  busy: boolean;
  problem: unknown;
  onBack: () => void;
  onNext: (mapped: ReadFile) => void;
}) {
  const { t } = useTranslation('import');
  const [mapping, setMapping] = useState(file.mapping);
  const { headers, rows } = file.read;
  const set = (column: number, field: ImportField | null) =>
    setMapping((before) =>
      before.map((now, index) => {
        if (index === column) return field;
        // A field stands in one column: the one that was chosen last.
        return now === field ? null : now;
      }),
    );
  const samples = (column: number) => {
    const values = rows.map(({ cells }) => cells[column] ?? '').filter(Boolean);
    return [...new Set(values)].slice(0, sampled);
  };
  const told = mapping.some((field) => telling.has(field));
  return (
    <>
      <ProblemNotice problem={problem} />
      <ul className={classes.columns} aria-label={t('mapping')}>
        {headers.map((header, column) => {
          const name = header || t('columnNumber', { number: column + 1 });
          return (
            // oxlint-disable-next-line react/no-array-index-key -- columns are known by their place
            <li key={column}>
              <div className={classes.words}>
                <bdi className={classes.name}>{name}</bdi>
                <span className={classes.sample}>
                  {samples(column).map((value) => (
                    <bdi key={value}>{value}</bdi>
                  ))}
                </span>
              </div>
              <Select
                aria-label={t('takenAsFor', { column: name })}
                placeholder={t('notTaken')}
                data={fields.map((field) => ({ value: field, label: t(`field.${field}`) }))}
                value={mapping[column] ?? null}
                onChange={(value) => set(column, isField(value) ? value : null)}
                clearable
                searchable
                clearButtonProps={{ 'aria-label': t('notTaken') }}
              />
            </li>
          );
        })}
      </ul>
      {!told && <FieldMessage tone="warn">{t('names')}</FieldMessage>}
      <div className={shared.foot}>
        <Button variant="default" onClick={onBack}>
          {t('another')}
        </Button>
        <Button loading={busy} disabled={!told} onClick={() => onNext({ ...file, mapping })}>
          {t('look', { count: rows.length })}
        </Button>
      </div>
    </>
  );
}
