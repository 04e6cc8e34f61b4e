import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { AppError, type FieldProblem } from '../../../common/errors/app-error.js';
import { fieldProblems } from '../../../common/errors/validation.js';
import { UpdatePersonDto } from '../../dto/person-input.dto.js';
import {
  IMPORT_FIELDS,
  type CellNote,
  type ImportField,
} from '../../domain/import/import-fields.js';
import { cleanCard, type CleanCard } from '../clean-card.js';

/**
 * The fields of a row as the card keeps them, by the rules of the route that edits a card: first the shapes
 * of its body, then its texts. Those with a problem stay out.
 */
export function checkCard(values: Readonly<Record<string, unknown>>): {
  fields: CleanCard;
  problems: CellNote[];
} {
  const body = plainToInstance(UpdatePersonDto, values);
  const shapes = cellNotes(fieldProblems(validateSync(body)));
  const shaped = without(values, shapes);
  const texts = notesOf(() => cleanCard(shaped));
  return {
    fields: cleanCard(without(shaped, texts)),
    problems: [...shapes, ...texts],
  };
}

function without(
  values: Readonly<Record<string, unknown>>,
  notes: readonly CellNote[],
): Record<string, unknown> {
  const wrong = new Set<string | null>(notes.map(({ field }) => field));
  return Object.fromEntries(Object.entries(values).filter(([field]) => !wrong.has(field)));
}

function notesOf(work: () => unknown): CellNote[] {
  try {
    work();
    return [];
  } catch (error) {
    return refusalNotes(error);
  }
}

/** What a refusal says of the cells, or of the row; other errors are thrown on. */
export function refusalNotes(error: unknown): CellNote[] {
  if (!(error instanceof AppError)) throw error;
  if (error.fields.length > 0) return cellNotes(error.fields);
  return [{ field: null, code: error.code, params: error.params }];
}

function cellNotes(problems: readonly FieldProblem[]): CellNote[] {
  return problems.map(({ path, code, params }) => {
    const name = path.replace(/[[.].*$/, '');
    const field = IMPORT_FIELDS.find((one): one is ImportField => one === name) ?? null;
    return { field, code, ...(params ? { params } : {}) };
  });
}
