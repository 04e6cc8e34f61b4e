import type { components } from '../../api/schema.js';
import { localClock, instantOf } from '../own-delegation/zoned.js';

export type ProgrammeItem = components['schemas']['ProgrammeItemDto'];
type NewItem = components['schemas']['CreateProgrammeItemDto'];

export const kinds = [
  'ceremony',
  'plenary',
  'panel',
  'regional_meeting',
  'election',
  'lunch',
  'gala',
] as const satisfies NewItem['kind'][];

export const holds = ['everyone', 'principal', 'seat'] as const satisfies NewItem['hold'][];

export const audiences = [
  'all',
  'africa',
  'americas',
  'asia_pacific',
  'europe',
] as const satisfies ProgrammeItem['audience'][];

/** The item as the form has it, with the clock of the Assembly. */
export interface ProgrammeFields {
  code: string;
  en: string;
  fr: string;
  es: string;
  ar: string;
  kind: NewItem['kind'] | '';
  hold: NewItem['hold'];
  audience: ProgrammeItem['audience'];
  day: string;
  start: string;
  end: string;
  illustrative: boolean;
}

export const titleLanguages = ['en', 'fr', 'es', 'ar'] as const;

const isKind = (kind: string): kind is NewItem['kind'] =>
  (kinds as readonly string[]).includes(kind);

export function toFields(item: ProgrammeItem, zone: string): ProgrammeFields {
  const start = localClock(zone, Date.parse(item.startsAt));
  // A language that has no title of its own shows another one's: its field stays empty.
  const title = (language: (typeof titleLanguages)[number]) =>
    item.untranslated.includes(language) ? '' : item.titles[language];
  return {
    code: item.code,
    en: title('en'),
    fr: title('fr'),
    es: title('es'),
    ar: title('ar'),
    kind: isKind(item.kind) ? item.kind : '',
    hold: item.hold,
    audience: item.audience,
    day: start.date,
    start: start.time,
    end: localClock(zone, Date.parse(item.endsAt)).time,
    illustrative: item.illustrative,
  };
}

export function toBody(fields: ProgrammeFields, zone: string): NewItem {
  const { code, kind, hold, audience, day, start, end, illustrative } = fields;
  const at = (time: string) => new Date(instantOf(zone, day, time.slice(0, 5))).toISOString();
  return {
    code: code.trim(),
    titles: {
      en: fields.en.trim() || null,
      fr: fields.fr.trim() || null,
      es: fields.es.trim() || null,
      ar: fields.ar.trim() || null,
    },
    // The form does not let an item go without its kind.
    kind: kind === '' ? 'plenary' : kind,
    hold,
    audience,
    startsAt: at(start),
    endsAt: at(end),
    illustrative,
  };
}
