import {
  booleanColumn,
  choiceColumn,
  dateColumn,
  localTimeColumn,
  optional,
  textColumn,
} from '../common/csv/csv-columns.js';
import type { CsvSpec } from '../common/csv/csv-import.js';
import { LANGUAGES, type Language } from '../common/text/languages.js';
import { utcToZonedTime, zonedTimeToUtc } from '../common/time/zoned-time.js';
import { PROGRAMME_KINDS, type ProgrammeKind } from '../reference/domain/programme.js';
import { givenTitles, type GivenTitles } from './domain/titles.js';
import { ITEM_CODE } from './dto/programme-item.dto.js';
import {
  AUDIENCES,
  HOLDS,
  type Audience,
  type Hold,
  type ProgrammeItem,
} from './programme-item.entity.js';

/** A row of a CSV file of the programme, in local time of the Assembly. */
export interface ProgrammeRow {
  code: string;
  /** `YYYY-MM-DD`. */
  day: string;
  start: string;
  /** On the same day, after `start`. */
  end: string;
  kind: ProgrammeKind;
  hold: Hold;
  audience: Audience;
  titleEn: string | null;
  titleFr: string | null;
  titleEs: string | null;
  titleAr: string | null;
  illustrative: boolean;
}

const TITLE_COLUMN = {
  en: 'titleEn',
  fr: 'titleFr',
  es: 'titleEs',
  ar: 'titleAr',
} as const satisfies Record<Language, keyof ProgrammeRow>;

const title = optional(textColumn({ max: 200 }), null);

export const PROGRAMME_SPEC: CsvSpec<ProgrammeRow> = {
  columns: {
    code: textColumn({ max: 40, pattern: ITEM_CODE }),
    day: dateColumn(),
    start: localTimeColumn(),
    end: localTimeColumn(),
    kind: choiceColumn(PROGRAMME_KINDS),
    hold: choiceColumn(HOLDS),
    audience: optional(choiceColumn(AUDIENCES), 'all'),
    titleEn: title,
    titleFr: title,
    titleEs: title,
    titleAr: title,
    illustrative: optional(booleanColumn(), false),
  },
  key: ['code'],
  maxRows: 1000,
  check: (row) => {
    const titled = LANGUAGES.some((language) => row[TITLE_COLUMN[language]]);
    const backwards = row.start !== undefined && row.end !== undefined && row.end <= row.start;
    return [
      ...(titled ? [] : [{ column: 'titleEn' as const, code: 'title_required' }]),
      ...(backwards ? [{ column: 'end' as const, code: 'end_before_start' }] : []),
    ];
  },
};

/** An item as a row, in the Assembly's zone. */
export function programmeValues(item: ProgrammeItem, timeZone: string): ProgrammeRow {
  const start = utcToZonedTime(item.startsAt, timeZone);
  const given = givenTitles(item);
  return {
    code: item.code,
    day: start.date,
    start: start.time,
    end: utcToZonedTime(item.endsAt, timeZone).time,
    kind: item.kind as ProgrammeKind,
    hold: item.hold,
    audience: item.audience,
    titleEn: given.en ?? null,
    titleFr: given.fr ?? null,
    titleEs: given.es ?? null,
    titleAr: given.ar ?? null,
    illustrative: item.illustrative,
  };
}

/** The titles of the columns that the file has. */
export function rowTitles(row: Partial<ProgrammeRow>): GivenTitles {
  return Object.fromEntries(
    LANGUAGES.filter((language) => row[TITLE_COLUMN[language]] !== undefined).map((language) => [
      language,
      row[TITLE_COLUMN[language]],
    ]),
  );
}

/** The instants of a row. */
export function rowPeriod(
  { day, start, end }: Pick<ProgrammeRow, 'day' | 'start' | 'end'>,
  timeZone: string,
): { startsAt: Date; endsAt: Date } {
  return {
    startsAt: zonedTimeToUtc(day, start, timeZone),
    endsAt: zonedTimeToUtc(day, end, timeZone),
  };
}
