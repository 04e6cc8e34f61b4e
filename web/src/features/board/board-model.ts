import type { Room } from '../office/queries.js';
import type { AssemblyInfo } from '../own-delegation/types.js';
import type { SlotDay } from '../own-delegation/slots.js';
import { instantOf } from '../own-delegation/zoned.js';
import type { PlannedMeeting } from '../plans/queries.js';

const minute = 60_000;

/** A stretch of a day in slots; may begin and end between two. */
export interface Stretch {
  /** Slots from the begin of the day. */
  start: number;
  length: number;
}

export interface BoardCard extends Stretch {
  meeting: PlannedMeeting;
  /** Index of its room. */
  row: number;
}

export type Hold = 'everyone' | 'principal' | 'seat';

export interface HoldBand extends Stretch {
  key: string;
  hold: Hold;
  titles: Record<string, string>;
  /** Others of the same time and kind that share the band. */
  others: number;
  lane: number;
}

export interface Closure extends Stretch {
  key: string;
  row: number;
}

interface Item {
  id: string;
  hold: Hold;
  titles: Record<string, string>;
  startsAt: string;
  endsAt: string;
}

/** Rooms as the board lists them: by zone, then by name. */
export const boardRooms = (rooms: readonly Room[], compare: (a: string, b: string) => number) =>
  rooms.toSorted(
    (a, b) => compare(a.zone ?? '\uFFFF', b.zone ?? '\uFFFF') || compare(a.name, b.name),
  );

/** The part of an instant's stretch that lies in the day, in slots; null when none does. */
export function stretchOf(
  day: SlotDay,
  slotMinutes: number,
  startsAt: number,
  endsAt: number,
): Stretch | null {
  const [first] = day.starts;
  if (first === undefined) return null;
  const slot = slotMinutes * minute;
  const start = Math.max(0, (startsAt - first) / slot);
  const end = Math.min(day.starts.length, (endsAt - first) / slot);
  return end > start ? { start, length: end - start } : null;
}

/** The day's meetings in their rooms, by room and time. */
export function cardsOf(
  day: SlotDay,
  slotMinutes: number,
  rooms: readonly Room[],
  meetings: readonly PlannedMeeting[],
): BoardCard[] {
  const rows = new Map(rooms.map(({ id }, index) => [id, index]));
  return meetings
    .flatMap((meeting): BoardCard[] => {
      const { startsAt, endsAt, roomId } = meeting.place;
      const row = rows.get(roomId);
      const stretch = stretchOf(day, slotMinutes, Date.parse(startsAt), Date.parse(endsAt));
      return stretch && row !== undefined ? [{ meeting, row, ...stretch }] : [];
    })
    .toSorted((a, b) => a.row - b.row || a.start - b.start);
}

/** What the programme holds on the day; items of the same time and kind share a band. */
export function holdBands(day: SlotDay, slotMinutes: number, items: readonly Item[]): HoldBand[] {
  const bands = new Map<string, HoldBand>();
  for (const { id, hold, titles, startsAt, endsAt } of items) {
    const stretch = stretchOf(day, slotMinutes, Date.parse(startsAt), Date.parse(endsAt));
    if (!stretch) continue;
    const key = `${hold} ${stretch.start} ${stretch.length}`;
    const shared = bands.get(key);
    if (shared) shared.others += 1;
    else bands.set(key, { key: id, hold, titles, others: 0, lane: 0, ...stretch });
  }
  const sorted = [...bands.values()].toSorted((a, b) => a.start - b.start || b.length - a.length);
  const ends: number[] = [];
  for (const band of sorted) {
    const free = ends.findIndex((end) => end <= band.start);
    band.lane = free < 0 ? ends.length : free;
    ends[band.lane] = band.start + band.length;
  }
  return sorted;
}

/** When rooms cannot be used on the day: closures, and the hours before they open and after they close. */
export function closuresOf(
  day: SlotDay,
  { slotMinutes, timezone, dayStart, dayEnd }: AssemblyInfo,
  rooms: readonly Room[],
): Closure[] {
  const at = (time: string) => instantOf(timezone, day.date, time);
  return rooms.flatMap((room, row) => {
    const spans: [number, number][] = room.closures.map(({ startsAt, endsAt }) => [
      Date.parse(startsAt),
      Date.parse(endsAt),
    ]);
    if (room.opens !== null) spans.push([at(dayStart), at(room.opens)]);
    if (room.closes !== null) spans.push([at(room.closes), at(dayEnd)]);
    return spans.flatMap(([from, to], index): Closure[] => {
      const stretch = stretchOf(day, slotMinutes, from, to);
      return stretch ? [{ key: `${room.id} ${index}`, row, ...stretch }] : [];
    });
  });
}

/** The card that an arrow key leads to; undefined at the edge. `forward` is along the reading direction. */
export function nextCard(
  cards: readonly BoardCard[],
  from: BoardCard,
  way: 'forward' | 'back' | 'up' | 'down',
): BoardCard | undefined {
  if (way === 'forward' || way === 'back') {
    const row = cards.filter((card) => card.row === from.row);
    return row[row.indexOf(from) + (way === 'forward' ? 1 : -1)];
  }
  const others = cards.filter((card) => (way === 'up' ? card.row < from.row : card.row > from.row));
  const rows = others.map(({ row }) => row);
  const row = way === 'up' ? Math.max(...rows) : Math.min(...rows);
  return others
    .filter((card) => card.row === row)
    .toSorted((a, b) => Math.abs(a.start - from.start) - Math.abs(b.start - from.start))[0];
}
