import { isLanguage, type Language, type Translated } from '../../common/text/languages.js';
import { isTimeZone } from '../../common/time/zoned-time.js';
import { parseTable, type CsvRow, type SourceFile } from './csv-table.js';
import { parseNames, refuseSurplusNames, takeNames } from './names-table.js';
import { isOrganisationKind, isRegion, type OrganisationKind, type Region } from './regions.js';

export interface MemberRecord {
  iso2: string;
  iso3: string;
  region: Region;
  officialNameEn: string;
  names: Translated;
  capital: string;
  preferredLanguage: Language;
  timezone: string;
  joinedYear: number | null;
}

export interface SubBureauRecord {
  iso2: string;
  parentIso2: string;
  names: Translated;
}

export interface OrganisationRecord {
  code: string;
  kind: OrganisationKind;
  names: Translated;
  headquartersCountry: string;
}

/** The six files of which the reference data consist. */
export interface ReferenceFiles {
  members: SourceFile;
  memberNames: SourceFile;
  subBureaus: SourceFile;
  subBureauNames: SourceFile;
  observers: SourceFile;
  observerNames: SourceFile;
}

export interface ReferenceTables {
  members: MemberRecord[];
  subBureaus: SubBureauRecord[];
  organisations: OrganisationRecord[];
}

const MEMBER_COLUMNS = [
  'iso2',
  'iso3',
  'interpol_region',
  'official_name_en',
  'joined_year',
  'capital',
  'preferred_language',
  'timezone',
] as const;
const SUB_BUREAU_COLUMNS = ['name', 'iso2', 'parent_iso2'] as const;
const OBSERVER_COLUMNS = ['code', 'name_en', 'kind', 'headquarters_country'] as const;

/** First year in which one could join: the Organization's founding as the ICPC. */
const FOUNDED = 1923;
const LATEST_YEAR = 2100;

function code<C extends string>(row: CsvRow<C>, column: C, shape: RegExp): string {
  const value = row.required(column, 20);
  if (!shape.test(value)) row.refuse('wrong_code', column, value);
  return value;
}

const ISO2 = /^[A-Z]{2}$/;
const ISO3 = /^[A-Z]{3}$/;
const ORGANISATION_CODE = /^[A-Z][A-Z0-9-]{1,19}$/;

function joinedYear(row: CsvRow<(typeof MEMBER_COLUMNS)[number]>): number | null {
  const text = row.text('joined_year');
  if (text === '') return null;
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(year >= FOUNDED && year <= LATEST_YEAR)) row.refuse('wrong_year', 'joined_year', text);
  return year;
}

/** Refuses a code that stood in an earlier row. */
function once<C extends string>(seen: Set<string>, row: CsvRow<C>, column: C): void {
  const value = row.text(column);
  if (seen.has(value)) row.refuse('duplicate_code', column, value);
  seen.add(value);
}

function parseMembers(files: ReferenceFiles): MemberRecord[] {
  const rows = parseTable(files.members, MEMBER_COLUMNS);
  const allNames = parseNames(files.memberNames, 'iso2');
  const codes = new Set<string>();
  const iso3Codes = new Set<string>();
  const members = rows.map((row) => {
    const iso2 = code(row, 'iso2', ISO2);
    once(codes, row, 'iso2');
    const iso3 = code(row, 'iso3', ISO3);
    once(iso3Codes, row, 'iso3');
    const region = row.known('interpol_region', isRegion, 'unknown_region');
    const officialNameEn = row.required('official_name_en', 120, 'missing_name');
    const preferredLanguage = row.known('preferred_language', isLanguage, 'unknown_language');
    const timezone = row.required('timezone', 64);
    if (!isTimeZone(timezone)) row.refuse('unknown_time_zone', 'timezone', timezone);
    const { names, source } = takeNames(allNames, files.memberNames.name, row, 'iso2');
    if (names.en !== officialNameEn) {
      source.refuse('name_differs', 'en', `${officialNameEn} in ${files.members.name}`);
    }
    return {
      iso2,
      iso3,
      region,
      officialNameEn,
      names,
      capital: row.required('capital', 120),
      preferredLanguage,
      timezone,
      joinedYear: joinedYear(row),
    };
  });
  refuseSurplusNames(allNames, 'iso2', codes);
  return members;
}

function parseSubBureaus(files: ReferenceFiles, members: ReadonlySet<string>): SubBureauRecord[] {
  const rows = parseTable(files.subBureaus, SUB_BUREAU_COLUMNS);
  const allNames = parseNames(files.subBureauNames, 'iso2');
  const codes = new Set<string>();
  const subBureaus = rows.map((row) => {
    row.required('name', 120, 'missing_name');
    const iso2 = code(row, 'iso2', ISO2);
    once(codes, row, 'iso2');
    if (members.has(iso2)) row.refuse('member_as_sub_bureau', 'iso2', iso2);
    const parentIso2 = code(row, 'parent_iso2', ISO2);
    if (!members.has(parentIso2)) row.refuse('unknown_member', 'parent_iso2', parentIso2);
    const { names } = takeNames(allNames, files.subBureauNames.name, row, 'iso2');
    return { iso2, parentIso2, names };
  });
  refuseSurplusNames(allNames, 'iso2', codes);
  return subBureaus;
}

function parseOrganisations(files: ReferenceFiles): OrganisationRecord[] {
  const rows = parseTable(files.observers, OBSERVER_COLUMNS);
  const allNames = parseNames(files.observerNames, 'code');
  const codes = new Set<string>();
  const organisations = rows.map((row) => {
    const organisation = code(row, 'code', ORGANISATION_CODE);
    once(codes, row, 'code');
    const nameEn = row.required('name_en', 120, 'missing_name');
    const kind = row.known('kind', isOrganisationKind, 'unknown_kind');
    const { names, source } = takeNames(allNames, files.observerNames.name, row, 'code');
    if (names.en !== nameEn) {
      source.refuse('name_differs', 'en', `${nameEn} in ${files.observers.name}`);
    }
    return {
      code: organisation,
      kind,
      names,
      headquartersCountry: code(row, 'headquarters_country', ISO2),
    };
  });
  refuseSurplusNames(allNames, 'code', codes);
  return organisations;
}

/**
 * Reads and checks the reference files as a whole. Throws {@link ReferenceFileError} with file, row and
 * column at the first fault.
 */
export function parseReferenceFiles(files: ReferenceFiles): ReferenceTables {
  const members = parseMembers(files);
  return {
    members,
    subBureaus: parseSubBureaus(files, new Set(members.map(({ iso2 }) => iso2))),
    organisations: parseOrganisations(files),
  };
}
