import type { SlotGrid } from '../../assemblies/domain/slot-grid.js';
import { zonedTimeToUtc } from '../../common/time/zoned-time.js';

/** A time, from `startsAt` up to but without `endsAt`. */
export interface Period {
  startsAt: Date;
  endsAt: Date;
}

/** Opening hours of every day, local time; the Assembly's day where null. */
export interface OpeningHours {
  opens: string | null;
  closes: string | null;
}

function outsideHours(grid: SlotGrid, { opens, closes }: OpeningHours, timeZone: string): number[] {
  return grid.days.flatMap((day) => {
    const from =
      opens === null ? day.startsAt : zonedTimeToUtc(day.date, opens.slice(0, 5), timeZone);
    const to =
      closes === null ? day.endsAt : zonedTimeToUtc(day.date, closes.slice(0, 5), timeZone);
    return Array.from({ length: grid.perDay }, (_, index) => day.firstSlot + index).filter(
      (slot) => grid.startOf(slot) < from || grid.endOf(slot) > to,
    );
  });
}

function ascending(slots: Iterable<number>): number[] {
  return [...new Set(slots)].sort((a, b) => a - b);
}

/** Every slot that one of the periods touches, in order. */
export function touchedSlots(grid: SlotGrid, periods: readonly Period[]): number[] {
  return ascending(periods.flatMap(({ startsAt, endsAt }) => grid.overlapping(startsAt, endsAt)));
}

/**
 * The slots in which a room cannot be used: those not wholly within its opening hours, those that a closure
 * touches, and those that the grid itself closes.
 */
export function closedSlots(
  grid: SlotGrid,
  room: OpeningHours & { closures: readonly Period[] },
  timeZone: string,
): number[] {
  return ascending([
    ...grid.closed,
    ...outsideHours(grid, room, timeZone),
    ...touchedSlots(grid, room.closures),
  ]);
}
