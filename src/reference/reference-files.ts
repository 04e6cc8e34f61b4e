import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from './domain/csv-table.js';
import { parseGa92Case, type Ga92Case } from './domain/ga92-case.js';
import { parseProgramme, type ProgrammeTemplate } from './domain/programme.js';
import { ReferenceFileError } from './domain/reference-file-error.js';
import { parseReferenceFiles, type ReferenceTables } from './domain/reference-tables.js';

/** Folder of the data files, beside this module in `src` and in `dist`. */
export const REFERENCE_DATA = fileURLToPath(new URL('./data/', import.meta.url));

async function source(directory: string, name: string): Promise<SourceFile> {
  try {
    return { name, content: await readFile(join(directory, name)) };
  } catch (cause) {
    const detail = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const place = { file: name, row: null, column: null };
    throw new ReferenceFileError('file_unreadable', place, detail, { cause });
  }
}

/** Reads and checks members, sub-bureaus and organisations. Throws {@link ReferenceFileError}. */
export async function readReferenceTables(directory = REFERENCE_DATA): Promise<ReferenceTables> {
  return parseReferenceFiles({
    members: await source(directory, 'member-states.csv'),
    memberNames: await source(directory, 'member-names.csv'),
    subBureaus: await source(directory, 'sub-bureaus.csv'),
    subBureauNames: await source(directory, 'sub-bureau-names.csv'),
    observers: await source(directory, 'observers.csv'),
    observerNames: await source(directory, 'observer-names.csv'),
  });
}

/** Reads and checks the programme skeleton of GA93. Throws {@link ReferenceFileError}. */
export async function readProgramme(directory = REFERENCE_DATA): Promise<ProgrammeTemplate> {
  return parseProgramme(await source(directory, 'ga-programme.json'));
}

/** Reads and checks the meetings of GA92 against the reference tables. Throws {@link ReferenceFileError}. */
export async function readGa92Case(directory = REFERENCE_DATA): Promise<Ga92Case> {
  const tables = await readReferenceTables(directory);
  return parseGa92Case(await source(directory, 'ga92-bilaterals.json'), {
    members: new Set(tables.members.map(({ iso2 }) => iso2)),
    subBureaus: new Set(tables.subBureaus.map(({ iso2 }) => iso2)),
  });
}
