import type { AssemblyInfo } from './types.js';
import { datesBetween, instantOf } from './zoned.js';

export interface SlotDay {
  /** YYYY-MM-DD on the Assembly's clock. */
  date: string;
  /** Starts of its slots, in ms. */
  starts: number[];
}

const minute = 60_000;

/** The slots of every day of the Assembly, as its clock counts them. */
export function slotDays(
  assembly: Pick<
    AssemblyInfo,
    'timezone' | 'startsOn' | 'endsOn' | 'dayStart' | 'dayEnd' | 'slotMinutes'
  >,
): SlotDay[] {
  const { timezone, startsOn, endsOn, dayStart, dayEnd, slotMinutes } = assembly;
  return datesBetween(startsOn, endsOn).map((date) => {
    const first = instantOf(timezone, date, dayStart);
    const end = instantOf(timezone, date, dayEnd);
    const count = Math.floor((end - first) / (slotMinutes * minute));
    return {
      date,
      starts: Array.from({ length: count }, (_, index) => first + index * slotMinutes * minute),
    };
  });
}
