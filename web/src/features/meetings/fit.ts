import { overlaps } from '../own-delegation/day-entries.js';
import type { Agenda, MeetingRequest, ProgrammeHold } from '../own-delegation/types.js';

/** Why a stretch of time does not suit a party, or what to know about it. */
export type FitReason =
  | { kind: 'everyone' | 'principal' | 'seat'; titles: Record<string, string> }
  | { kind: 'absent' | 'principalAbsent'; note: string }
  | { kind: 'meeting'; meeting: MeetingRequest }
  | { kind: 'full'; count: number };

export interface Fit {
  possible: boolean;
  /** The first thing that stands against it, or a note when it is possible. */
  reason?: FitReason;
}

interface Stretch {
  from: number;
  to: number;
}

const span = (entry: { startsAt: string; endsAt: string }): Stretch => ({
  from: Date.parse(entry.startsAt),
  to: Date.parse(entry.endsAt),
});

type Level = MeetingRequest['level'];

/** What the programme takes from a party in this time: the hardest hold first. */
export function programmeFit(
  items: readonly Pick<ProgrammeHold, 'hold' | 'titles' | 'startsAt' | 'endsAt'>[],
  level: Level,
  time: Stretch,
): Fit {
  const held = items.filter((item) => overlaps(span(item), time));
  const of = (hold: ProgrammeHold['hold']) => held.find((item) => item.hold === hold);
  const everyone = of('everyone');
  if (everyone) return { possible: false, reason: { kind: 'everyone', titles: everyone.titles } };
  const principal = of('principal');
  if (principal && level === 'principal') {
    return { possible: false, reason: { kind: 'principal', titles: principal.titles } };
  }
  const seat = of('seat');
  return seat
    ? { possible: true, reason: { kind: 'seat', titles: seat.titles } }
    : { possible: true };
}

/**
 * Whether a meeting of this level suits the reader's party in this time.
 * @param limit how many meetings the party holds at once
 * @param except a request whose own booking does not count
 */
export function ownFit(
  agenda: Agenda,
  level: Level,
  time: Stretch,
  limit: number,
  except?: string,
): Fit {
  const programme = programmeFit(agenda.programme, level, time);
  if (!programme.possible) return programme;
  const absence = agenda.unavailabilities.find(
    (entry) => overlaps(span(entry), time) && (entry.scope === 'everyone' || level === 'principal'),
  );
  if (absence) {
    const kind = absence.scope === 'everyone' ? 'absent' : 'principalAbsent';
    return { possible: false, reason: { kind, note: absence.note } };
  }
  const meetings = agenda.meetings.filter(
    ({ id, booking }) => id !== except && booking && overlaps(span(booking), time),
  );
  const principal = meetings.find((meeting) => meeting.level === 'principal');
  if (principal && level === 'principal') {
    return { possible: false, reason: { kind: 'meeting', meeting: principal } };
  }
  if (meetings.length >= limit) {
    const [only, ...more] = meetings;
    const reason: FitReason =
      only && more.length === 0
        ? { kind: 'meeting', meeting: only }
        : { kind: 'full', count: meetings.length };
    return { possible: false, reason };
  }
  return programme;
}
