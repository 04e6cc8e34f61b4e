import type { BlockerFact } from './problem.js';

/** A blocking fact in inner indexes. */
export interface Fact {
  fact: BlockerFact;
  /** Inner index of the party, room, interpreter or request. */
  id: number;
  slots: number[];
  /** Inner index of what another meeting takes, -1 for nothing. */
  of: number;
}

/** Facts of other meetings: without the meeting they are gone. */
const OF_MEETINGS: ReadonlySet<BlockerFact> = new Set([
  'takes_principal',
  'takes_person',
  'fills_day',
  'order',
  'walk',
  'takes_room',
  'takes_interpreter',
]);

export function isMeeting({ fact }: Fact): boolean {
  return OF_MEETINGS.has(fact);
}

/** Facts that count as undone: what would block then is asked of the finder. */
export class Lifted {
  private readonly keys = new Set<string>();
  private readonly meetings = new Set<number>();

  constructor(facts: readonly Fact[] = []) {
    for (const entry of facts) {
      if (isMeeting(entry)) this.meetings.add(entry.id);
      else if (entry.slots.length === 0) this.keys.add(`${entry.fact} ${entry.id}`);
      else for (const slot of entry.slots) this.keys.add(`${entry.fact} ${entry.id} ${slot}`);
    }
  }

  meeting(q: number): boolean {
    return this.meetings.size > 0 && this.meetings.has(q);
  }

  /** Whether the fact is undone, in that slot where it is one of slots. */
  has(fact: BlockerFact, id: number, slot?: number): boolean {
    if (this.keys.size === 0) return false;
    return this.keys.has(slot === undefined ? `${fact} ${id}` : `${fact} ${id} ${slot}`);
  }
}

export const NOTHING = new Lifted();
