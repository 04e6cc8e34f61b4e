import type { Translated } from '../../common/text/languages.js';
import type { SourceFile } from './csv-table.js';
import { JsonReader } from './json-reader.js';

/** The offices of INTERPOL that hold meetings by themselves: three parties, one principal each. */
export const OFFICES = ['president', 'secretary_general', 'secretary_general_elect'] as const;
export type Office = (typeof OFFICES)[number];

/** Whom the host met: a member state, a sub-bureau, or an office of INTERPOL. */
export type CounterpartRef =
  | { kind: 'member'; iso2: string }
  | { kind: 'sub_bureau'; iso2: string }
  | { kind: 'office'; office: Office };

export interface Ga92Meeting {
  /** ISO 3166-1 alpha-2 of the member that held the meeting. */
  hostIso2: string;
  counterpart: CounterpartRef;
  /** Name of the counterpart's principal, where the source gives it; else null. */
  principal: string | null;
  /** Office of the counterpart's principal. */
  counterpartTitle: Translated;
  subject: Translated;
  noteEn: string;
}

export interface Ga92Case {
  city: string;
  hostCountry: string;
  /** First and last day, `YYYY-MM-DD`, local. */
  startsOn: string;
  endsOn: string;
  /** IANA zone. */
  timeZone: string;
  membersAttending: number;
  meetings: Ga92Meeting[];
}

/** Codes that the meetings may name. */
export interface KnownCodes {
  members: ReadonlySet<string>;
  subBureaus: ReadonlySet<string>;
}

function readCounterpart(meeting: JsonReader, known: KnownCodes): CounterpartRef {
  const field = meeting.field('counterpart');
  const code = field.text();
  if (code === 'INTERPOL')
    return { kind: 'office', office: meeting.field('office').oneOf(OFFICES) };
  if (known.members.has(code)) return { kind: 'member', iso2: code };
  if (known.subBureaus.has(code)) return { kind: 'sub_bureau', iso2: code };
  return field.refuse('unknown_member', code);
}

/** A key that is the same for the same counterpart, for example `office:president` or `member:DE`. */
export function counterpartKey(counterpart: CounterpartRef): string {
  return counterpart.kind === 'office'
    ? `office:${counterpart.office}`
    : `${counterpart.kind}:${counterpart.iso2}`;
}

/**
 * Reads `ga92-bilaterals.json`: the host's real meetings in Glasgow. Throws ReferenceFileError with the
 * path of the first wrong field, of an unknown code, or of a counterpart that stands twice.
 */
export function parseGa92Case(source: SourceFile, known: KnownCodes): Ga92Case {
  const root = JsonReader.parse(source);
  const facts = root.field('facts').field('ga92');
  const seen = new Set<string>();
  const meetings = root
    .field('bilaterals')
    .list()
    .map((meeting) => {
      const host = meeting.field('host');
      const hostIso2 = host.text();
      if (!known.members.has(hostIso2)) host.refuse('unknown_member', hostIso2);
      const counterpart = readCounterpart(meeting, known);
      const key = `${hostIso2} ${counterpartKey(counterpart)}`;
      if (counterpart.kind === 'member' && counterpart.iso2 === hostIso2) {
        meeting.field('counterpart').refuse('wrong_value', 'the host itself');
      }
      if (seen.has(key)) meeting.field('counterpart').refuse('duplicate_code', key);
      seen.add(key);
      const principal = meeting.field('principal');
      return {
        hostIso2,
        counterpart,
        principal: principal.present ? principal.text() : null,
        counterpartTitle: meeting.field('counterpart_title').translated(),
        subject: meeting.field('subject').translated(),
        noteEn: meeting.field('note_en').text(),
      };
    });
  const startsOn = facts.field('starts').date();
  const endsOn = facts.field('ends').date();
  if (endsOn < startsOn) facts.field('ends').refuse('wrong_value', `before ${startsOn}`);
  return {
    city: facts.field('city').text(),
    hostCountry: facts.field('country').text(),
    startsOn,
    endsOn,
    timeZone: facts.field('timezone').timeZone(),
    membersAttending: facts.field('members_attending').integer(),
    meetings,
  };
}
