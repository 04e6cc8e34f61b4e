import type { SlotGrid } from '../../assemblies/domain/slot-grid.js';
import type { PartyProfile } from '../../delegations/parties/party.service.js';
import { touchedSlots, type Period } from '../../venues/domain/availability.js';
import type { Party } from '../engine/index.js';
import type { PlanningData } from './planning-data.js';

type Blocks = Pick<Party, 'unavailable' | 'principalUnavailable' | 'held'>;

/**
 * The slots that the programme and its own absences take from each party, in the order of `data.parties`.
 * An item concerns all parties or those of one region (a sub-bureau has its parent's); a slot is taken when
 * the item touches it at all. A seat in the hall is kept by delegations only: sub-bureaus sit in their
 * parent's, offices have none.
 */
export function partyBlocks(
  grid: SlotGrid,
  data: Pick<PlanningData, 'parties' | 'programme' | 'unavailabilities'>,
): Blocks[] {
  const absences = new Map<string, PlanningData['unavailabilities']>();
  for (const absence of data.unavailabilities) {
    absences.set(absence.partyId, [...(absences.get(absence.partyId) ?? []), absence]);
  }
  return data.parties.map((party) => {
    const items = data.programme.filter((item) => concerns(item.audience, party));
    const own = absences.get(party.id) ?? [];
    const everyone: Period[] = [
      ...items.filter(({ hold }) => hold === 'everyone'),
      ...own.filter(({ scope }) => scope === 'everyone'),
    ];
    const principal: Period[] = [
      ...items.filter(({ hold }) => hold === 'principal'),
      ...own.filter(({ scope }) => scope === 'principal'),
    ];
    const seat = party.kind === 'delegation' ? items.filter(({ hold }) => hold === 'seat') : [];
    return {
      unavailable: touchedSlots(grid, everyone),
      principalUnavailable: touchedSlots(grid, [...everyone, ...principal]),
      held: touchedSlots(grid, seat),
    };
  });
}

function concerns(
  audience: PlanningData['programme'][number]['audience'],
  party: PartyProfile,
): boolean {
  return audience === 'all' || audience === party.region;
}
