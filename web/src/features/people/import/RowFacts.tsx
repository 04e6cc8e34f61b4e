import { useTranslation } from 'react-i18next';
import { FieldMessage } from '../../../components/FieldMessage.js';
import { Icon } from '../../../components/Icon.js';
import type { ImportField, ImportNote, PreviewedRow, ReadFile } from './import-api.js';
import classes from './PreviewRows.module.css';

/** Said by the name of the row already. */
const named = new Set<ImportField | null>([null, 'familyName', 'givenNames', 'reference']);

/** What a row says: all of somebody new, of others what changes; and what is wrong with it, cell by cell. */
export function RowFacts({ row, file }: { row: PreviewedRow; file: ReadFile }) {
  const { t } = useTranslation('import');
  const { changes, problems, warnings, state } = row;
  return (
    <div className={classes.facts}>
      {state === 'new' && <NewFacts row={row} file={file} />}
      {state === 'change' && changes.length > 0 && (
        <ul className={classes.changes}>
          {changes.map(({ field, from, to }) => (
            <li key={field}>
              {t(`field.${field}`)} <del>{from || t('nothing')}</del>{' '}
              <Icon name="arrow--right" size={12} /> <ins>{to || t('nothing')}</ins>
            </li>
          ))}
        </ul>
      )}
      {problems.map((note) => (
        <Note key={`${note.field ?? ''} ${note.code}`} note={note} row={row} file={file} />
      ))}
      {warnings.map((note) => (
        <Note key={`${note.field ?? ''} ${note.code}`} note={note} row={row} file={file} warn />
      ))}
    </div>
  );
}

function cellOf({ row }: PreviewedRow, { read, mapping }: ReadFile, field: ImportField | null) {
  const column = field === null ? -1 : mapping.indexOf(field);
  return read.rows.find((one) => one.row === row)?.cells[column] ?? '';
}

function NewFacts({ row, file }: { row: PreviewedRow; file: ReadFile }) {
  const values = file.mapping
    .filter((field) => !named.has(field))
    .map((field) => cellOf(row, file, field))
    .filter(Boolean);
  return (
    <p className={classes.values}>
      {values.map((value, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the values of a row stand still
        <bdi key={index}>{value}</bdi>
      ))}
    </p>
  );
}

/** What is wrong with a cell, or with the whole row; the cell's text stands with it. */
function Note({
  note: { field, message },
  row,
  file,
  warn = false,
}: {
  note: ImportNote;
  row: PreviewedRow;
  file: ReadFile;
  warn?: boolean;
}) {
  const { t } = useTranslation('import');
  const value = cellOf(row, file, field);
  return (
    <FieldMessage tone={warn ? 'warn' : 'bad'}>
      {field !== null && (
        <>
          <b>{t(`field.${field}`)}</b> {value && <bdi className={classes.value}>{value}</bdi>}{' '}
        </>
      )}
      {message}
    </FieldMessage>
  );
}
