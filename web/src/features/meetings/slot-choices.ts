import type { SlotDay } from '../own-delegation/slots.js';
import type { Agenda, MeetingRequest, PartyPlate } from '../own-delegation/types.js';
import type { components } from '../../api/schema.js';
import { ownFit, programmeFit, type FitReason } from './fit.js';

type ProgrammeItem = components['schemas']['ProgrammeItemDto'];

/** A slot at which the meeting could begin, or why it cannot. */
export interface SlotChoice {
  from: number;
  to: number;
  possible: boolean;
  reason?: { own: true; reason: FitReason } | { own: false; party: PartyPlate; reason: FitReason };
}

export interface SlotDayChoices {
  date: string;
  choices: SlotChoice[];
}

/**
 * Every slot of every day for a meeting of this length and level. Of the other parties only what the
 * programme takes from them is known here; their own absences and meetings are theirs to know.
 */
export function slotChoices(
  days: readonly SlotDay[],
  { level, durationMinutes }: Pick<MeetingRequest, 'level' | 'durationMinutes'>,
  agenda: Agenda | undefined,
  limit: number,
  others: readonly PartyPlate[],
  programme: readonly ProgrammeItem[],
): SlotDayChoices[] {
  const concerning = others.map((party) => ({
    party,
    items: programme.filter(({ audience }) => audience === 'all' || audience === party.region),
  }));
  return days.map(({ date, starts }) => {
    const last = starts.at(-1);
    const slot = starts.length > 1 ? (starts[1] ?? 0) - (starts[0] ?? 0) : durationMinutes * 60_000;
    const end = last === undefined ? 0 : last + slot;
    const choices = starts.map((from): SlotChoice => {
      const to = from + durationMinutes * 60_000;
      const own = agenda ? ownFit(agenda, level, { from, to }, limit) : { possible: true };
      const fits = concerning.map(({ party, items }) => ({
        party,
        fit: programmeFit(items, level, { from, to }),
      }));
      if (!own.possible && own.reason) {
        return { from, to, possible: false, reason: { own: true, reason: own.reason } };
      }
      const against = fits.find(({ fit }) => !fit.possible);
      if (against?.fit.reason) {
        const { party, fit } = against;
        return {
          from,
          to,
          possible: false,
          ...(fit.reason && { reason: { own: false as const, party, reason: fit.reason } }),
        };
      }
      return {
        from,
        to,
        possible: to <= end,
        ...(own.reason && { reason: { own: true as const, reason: own.reason } }),
      };
    });
    return { date, choices };
  });
}
