import type { Translated } from '../../common/text/languages.js';
import { addDays, daysBetween, zonedTimeToUtc } from '../../common/time/zoned-time.js';
import type { SourceFile } from './csv-table.js';
import { JsonReader } from './json-reader.js';
import { REGIONS, type Region } from './regions.js';

export const PROGRAMME_KINDS = [
  'ceremony',
  'plenary',
  'lunch',
  'panel',
  'regional_meeting',
  'election',
  'gala',
] as const;
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];

/** What an item takes from a delegation: everybody, its principal, or one person who keeps the seat. */
export type ProgrammeHold = 'everyone' | 'principal' | 'seat';

/** One item of the programme skeleton, in local time of the session. */
export interface ProgrammeTemplateItem {
  code: string;
  /** `YYYY-MM-DD`. */
  day: string;
  /** `HH:MM`, local. */
  start: string;
  end: string;
  titles: Translated;
  /** Titles that hold for any session, where `titles` is true of this one only. */
  genericTitles: Translated;
  kind: ProgrammeKind;
  hold: ProgrammeHold;
  /** Whose delegations it concerns: all, or those of one region. */
  audience: 'all' | Region;
  /** Invented for demonstration; only some fields, or none, are sourced. */
  illustrative: boolean;
}

export interface ProgrammeTemplate {
  /** Number of the session, for example 93. */
  session: number;
  city: string;
  /** IANA zone of the local times. */
  timeZone: string;
  items: ProgrammeTemplateItem[];
}

/** A programme item at its instants (UTC). */
export interface PlacedProgrammeItem {
  code: string;
  titles: Translated;
  kind: ProgrammeKind;
  hold: ProgrammeHold;
  audience: 'all' | Region;
  startsAt: Date;
  endsAt: Date;
  illustrative: boolean;
}

/** `heads` concerns all delegations: that only the principal is taken is what `hold` says. */
const BLOCKS = ['all', 'heads', ...REGIONS.map((region) => `region:${region}` as const)] as const;

function audienceOf(blocks: (typeof BLOCKS)[number]): 'all' | Region {
  return REGIONS.find((region) => blocks === `region:${region}`) ?? 'all';
}

function readItem(item: JsonReader): ProgrammeTemplateItem {
  const start = item.field('start').time();
  const end = item.field('end').time();
  if (end <= start) item.field('end').refuse('wrong_value', `${end} is not after ${start}`);
  const titles = item.translatedFields('title');
  const generic = item.field('generic_title');
  return {
    code: item.field('id').text(),
    day: item.field('day').date(),
    start,
    end,
    titles,
    genericTitles: generic.present ? generic.translated() : titles,
    kind: item.field('kind').oneOf(PROGRAMME_KINDS),
    hold: item.field('hold').oneOf(['everyone', 'principal', 'seat']),
    audience: audienceOf(item.field('blocks').oneOf(BLOCKS)),
    illustrative: item.field('status').oneOf(['confirmed', 'illustrative']) === 'illustrative',
  };
}

/** Reads `ga-programme.json`. Throws ReferenceFileError with the path of the first wrong field. */
export function parseProgramme(source: SourceFile): ProgrammeTemplate {
  const root = JsonReader.parse(source);
  const seen = new Set<string>();
  const items = root
    .field('items')
    .list()
    .map((item) => {
      const read = readItem(item);
      if (seen.has(read.code)) item.field('id').refuse('duplicate_code', read.code);
      seen.add(read.code);
      return read;
    });
  if (items.length === 0) root.field('items').refuse('no_rows');
  return {
    session: root.field('session').integer(),
    city: root.field('city').text(),
    timeZone: root.field('timezone').timeZone(),
    items,
  };
}

/** The programme of its own session, each item at its instants. */
export function placeProgramme(template: ProgrammeTemplate): PlacedProgrammeItem[] {
  return template.items.map(({ code, titles, kind, hold, audience, illustrative, ...local }) => ({
    code,
    titles,
    kind,
    hold,
    audience,
    startsAt: zonedTimeToUtc(local.day, local.start, template.timeZone),
    endsAt: zonedTimeToUtc(local.day, local.end, template.timeZone),
    illustrative,
  }));
}

/**
 * Lays the skeleton over another session: the same local hours from `firstDay` (`YYYY-MM-DD`) on in
 * `timeZone`, generic titles, codes beginning with `prefix`, everything marked illustrative.
 */
export function shiftProgramme(
  template: ProgrammeTemplate,
  target: { prefix: string; firstDay: string; timeZone: string },
): PlacedProgrammeItem[] {
  const first = template.items.map(({ day }) => day).sort()[0] ?? target.firstDay;
  const own = `ga${template.session}-`;
  const items = template.items.map((item) => ({
    ...item,
    code: `${target.prefix}-${item.code.startsWith(own) ? item.code.slice(own.length) : item.code}`,
    day: addDays(target.firstDay, daysBetween(first, item.day)),
    titles: item.genericTitles,
    illustrative: true,
  }));
  return placeProgramme({ ...template, timeZone: target.timeZone, items });
}
