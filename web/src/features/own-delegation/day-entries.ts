import type { Absence, Agenda, MeetingRequest, ProgrammeHold } from './types.js';
import { localDate } from './zoned.js';

interface Timed {
  id: string;
  /** Milliseconds. */
  from: number;
  to: number;
}

/** What stands in a party's day: a meeting, what the programme takes, or an absence. */
export type DayEntry =
  | (Timed & { kind: 'meeting'; meeting: MeetingRequest })
  | (Timed & { kind: 'hold'; item: ProgrammeHold })
  | (Timed & { kind: 'absence'; absence: Absence });

const span = (startsAt: string, endsAt: string) => ({
  from: Date.parse(startsAt),
  to: Date.parse(endsAt),
});

/** Everything in the agenda, by time; what begins together stands longest first. */
export function allEntries(agenda: Agenda): DayEntry[] {
  const entries: DayEntry[] = [
    ...agenda.programme.map((item) => ({
      kind: 'hold' as const,
      id: item.id,
      ...span(item.startsAt, item.endsAt),
      item,
    })),
    ...agenda.meetings.flatMap((meeting) =>
      meeting.booking
        ? [
            {
              kind: 'meeting' as const,
              id: meeting.id,
              ...span(meeting.booking.startsAt, meeting.booking.endsAt),
              meeting,
            },
          ]
        : [],
    ),
    ...agenda.unavailabilities.map((absence) => ({
      kind: 'absence' as const,
      id: absence.id,
      ...span(absence.startsAt, absence.endsAt),
      absence,
    })),
  ];
  return entries.toSorted((a, b) => a.from - b.from || b.to - a.to);
}

/** The entries that touch a date of the zone, also those that began the day before. */
export function entriesOn(agenda: Agenda, zone: string, date: string): DayEntry[] {
  return allEntries(agenda).filter(
    ({ from, to }) => localDate(zone, from) <= date && localDate(zone, to - 1) >= date,
  );
}

export const overlaps = (
  a: { from: number; to: number },
  b: { from: number; to: number },
): boolean => a.from < b.to && b.from < a.to;
