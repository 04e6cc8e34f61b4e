import { addDays, daysBetween, zonedTimeToUtc } from '../../common/time/zoned-time.js';

/** What of an Assembly decides its slots. Times are local, `HH:MM` or `HH:MM:SS`. */
export interface SlotRule {
  /** IANA zone. */
  timezone: string;
  /** First and last day, `YYYY-MM-DD`. */
  startsOn: string;
  endsOn: string;
  dayStart: string;
  dayEnd: string;
  slotMinutes: number;
}

/** One day of the grid. */
export interface SlotDay {
  /** `YYYY-MM-DD`, local. */
  date: string;
  /** Number of its first slot. */
  firstSlot: number;
  /** Start of its first slot. */
  startsAt: Date;
  /** The moment at which the local clock shows the end of the day. */
  endsAt: Date;
}

const MINUTE = 60_000;

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/**
 * The slots of an Assembly: slot `t` (from 0) lies on day `floor(t / perDay)`. Every day has the same
 * number of slots, each begins where the one before ends and lasts exactly `slotMinutes`. Where clocks
 * change within the day, this keeps slots whole: on a day that is shorter, the slots after the local end
 * stand in `closed`; on a longer one, the surplus at its end has no slot.
 */
export class SlotGrid {
  readonly days: readonly SlotDay[];
  readonly perDay: number;
  readonly minutes: number;
  readonly count: number;
  /** Slots that end after the local end of their day: nothing can be placed there. */
  readonly closed: readonly number[];

  /** Throws RangeError for an unknown zone or wrong dates and times. */
  constructor(rule: SlotRule) {
    this.minutes = rule.slotMinutes;
    this.perDay = slotsPerDay(rule);
    const length = daysBetween(rule.startsOn, rule.endsOn) + 1;
    this.days = Array.from({ length }, (_, day) => {
      const date = addDays(rule.startsOn, day);
      return {
        date,
        firstSlot: day * this.perDay,
        startsAt: zonedTimeToUtc(date, rule.dayStart.slice(0, 5), rule.timezone),
        endsAt: zonedTimeToUtc(date, rule.dayEnd.slice(0, 5), rule.timezone),
      };
    });
    this.count = this.days.length * this.perDay;
    this.closed = Array.from({ length: this.count }, (_, slot) => slot).filter(
      (slot) => this.endOf(slot) > this.dayOf(slot).endsAt,
    );
  }

  /** Throws RangeError for a number that is no slot of this grid. */
  dayOf(slot: number): SlotDay {
    const day = Number.isInteger(slot) ? this.days[Math.floor(slot / this.perDay)] : undefined;
    if (!day || slot < 0) throw new RangeError(`Not a slot: ${slot}`);
    return day;
  }

  /** The instant at which the slot begins. */
  startOf(slot: number): Date {
    const day = this.dayOf(slot);
    return new Date(day.startsAt.getTime() + (slot - day.firstSlot) * this.minutes * MINUTE);
  }

  /** The instant at which the slot (or a meeting of `slots` of them) ends. */
  endOf(slot: number, slots = 1): Date {
    return new Date(this.startOf(slot).getTime() + slots * this.minutes * MINUTE);
  }

  /** The slot that contains the instant; null between the days and outside the Assembly. */
  slotAt(instant: Date): number | null {
    for (const day of this.days) {
      const offset = instant.getTime() - day.startsAt.getTime();
      const index = Math.floor(offset / (this.minutes * MINUTE));
      if (index >= 0 && index < this.perDay) return day.firstSlot + index;
    }
    return null;
  }

  /** The slot that begins exactly at the instant, or null. */
  slotStartingAt(instant: Date): number | null {
    const slot = this.slotAt(instant);
    return slot !== null && this.startOf(slot).getTime() === instant.getTime() ? slot : null;
  }

  /** Every slot that shares a moment with `[startsAt, endsAt)`, in order. */
  overlapping(startsAt: Date, endsAt: Date): number[] {
    const length = this.minutes * MINUTE;
    return this.days.flatMap((day) => {
      const origin = day.startsAt.getTime();
      const first = Math.max(0, Math.floor((startsAt.getTime() - origin) / length));
      const after = Math.min(this.perDay, Math.ceil((endsAt.getTime() - origin) / length));
      const size = startsAt < endsAt ? Math.max(0, after - first) : 0;
      return Array.from({ length: size }, (_, index) => day.firstSlot + first + index);
    });
  }

  /** How many slots a meeting of so many minutes needs. */
  slotsFor(minutes: number): number {
    return Math.max(1, Math.ceil(minutes / this.minutes));
  }
}

/** Whole slots between the start and the end of a day. */
export function slotsPerDay(rule: Pick<SlotRule, 'dayStart' | 'dayEnd' | 'slotMinutes'>): number {
  return Math.floor((minutesOf(rule.dayEnd) - minutesOf(rule.dayStart)) / rule.slotMinutes);
}

/** The grid of an Assembly. */
export function slotGrid(rule: SlotRule): SlotGrid {
  return new SlotGrid(rule);
}
