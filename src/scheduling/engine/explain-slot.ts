import { Cause, Ejector } from './ejector.js';
import type { Model } from './model.js';
import type { Blocker, UnplacedReason } from './problem.js';
import { Rng } from './rng.js';
import type { State } from './state.js';

/** The meetings (inner indexes) that keep a request from one slot, and the resource that they hold. */
export interface Block {
  reason: UnplacedReason;
  facts: Blocker[];
  meetings: number[];
  price: number;
}

const REASONS: readonly UnplacedReason[] = [
  'principal_busy',
  'party_full',
  'max_per_day',
  'order',
  'walk',
  'rooms_full',
  'interpreters_busy',
];
/** Price of one meeting of weight 1. */
export const LEAST_PRICE = 2;
/** A pinned meeting is named only where no other can be. */
const PIN_PRICE = 1000;

/** Finds what keeps requests from slots. Asks, and leaves the schedule as it is. */
export class SlotExplainer {
  private readonly ejector: Ejector;
  private readonly model: Model;

  constructor(state: State) {
    this.model = state.model;
    const { weight, pinned } = state.model;
    const price = (q: number): number => 1 + weight[q]! + (pinned[q] ? PIN_PRICE : 0);
    this.ejector = new Ejector(state, new Rng(1), price, true);
  }

  /**
   * What keeps `q` from `t`; no meetings when nothing does. Null when even removing meetings would not do, or those
   * found cost more than `limit`.
   */
  at(q: number, t: number, limit: number): Block | null {
    const { ejector } = this;
    if (!ejector.plan(q, t, limit)) return null;
    const block: Block = { reason: 'not_found', facts: [], meetings: [], price: ejector.cost };
    const slots = Array.from({ length: this.model.duration[q]! }, (_, k) => t + k);
    for (let x = 0; x < ejector.count; x++) {
      if (x === 0) block.reason = REASONS[ejector.causes[x]!]!;
      block.meetings.push(ejector.victims[x]!);
      const fact = this.fact(ejector.causes[x]!, ejector.resources[x]!, slots);
      if (fact && !block.facts.some(({ type, id }) => type === fact.type && id === fact.id))
        block.facts.push(fact);
    }
    return block;
  }

  private fact(cause: number, resource: number, slots: number[]): Blocker | null {
    if (resource < 0) return null;
    if (cause === Cause.room) return { type: 'room', id: this.model.roomIds[resource]!, slots };
    if (cause === Cause.interpreter)
      return { type: 'interpreter', id: this.model.interpreterIds[resource]!, slots };
    return { type: 'party', id: resource, slots };
  }
}
