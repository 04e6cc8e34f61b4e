import { AppError } from '../../../common/errors/app-error.js';
import type { ImportField } from '../../domain/import/import-fields.js';
import type { Delegate } from '../delegate.entity.js';
import type { ImportedRows, PlannedRow } from './import-planner.service.js';

/** A row of the preview that is to be done, and whom the preview found for it. */
export interface ChosenRow {
  row: number;
  personId: string | null;
  version: number | null;
}

/** At most so many of the wrong cells are listed in a refusal. */
const LISTED = 50;
/** Without one of them nobody could be told from others. */
const TELLING: readonly ImportField[] = ['reference', 'familyName', 'givenNames', 'documentNumber'];

/** Throws `validation_failed` for a field that two columns hold, and where nobody could be told from others. */
export function checkMapping({ mapping }: ImportedRows): void {
  const fields = mapping.flatMap((field, index) =>
    field !== null && mapping.indexOf(field) !== index
      ? [{ path: `mapping[${index}]`, code: 'column_twice' }]
      : [],
  );
  if (!TELLING.some((field) => mapping.includes(field))) {
    fields.push({ path: 'mapping', code: 'names_unmapped' });
  }
  if (fields.length > 0) throw new AppError('validation_failed', { fields });
}

/** Throws `edit_conflict` where the row means somebody else than in the preview, or a newer version. */
export function assertAsPreviewed(
  { before }: PlannedRow,
  wanted: ChosenRow | undefined,
  people: readonly Delegate[],
): void {
  const now = people.find(({ id }) => id === before?.id);
  if (wanted?.personId === (now?.id ?? null) && wanted?.version === (now?.version ?? null)) return;
  throw new AppError('edit_conflict');
}

/** Throws `file_invalid` with the wrong cells. */
export function refuseWrong(planned: readonly PlannedRow[]): void {
  const fields = planned.flatMap(({ row, problems }) =>
    problems.map(({ field, code, params }) => ({
      path: field === null ? `rows[${row}]` : `rows[${row}].${field}`,
      // The preview has said which words there are.
      code: code === 'word_not_read' ? 'not_allowed_value' : code,
      ...(params ? { params } : {}),
    })),
  );
  if (fields.length > 0) throw new AppError('file_invalid', { fields: fields.slice(0, LISTED) });
}
