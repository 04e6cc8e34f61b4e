import { explainAlone } from './explain-alone.js';
import { fitsSomewhere, type Model } from './model.js';
import type { Blocker, UnplacedReason, UnplacedRequest } from './problem.js';
import { LEAST_PRICE, SlotExplainer, type Block } from './explain-slot.js';
import type { State } from './state.js';

/** Slots after which the search for a smaller set ends, when it cannot be smaller than one meeting of weight 1. */
const ENOUGH = 6;

/**
 * Says for every unplaced request what keeps it out: a fact about the request alone, or else the smallest set of
 * meetings found that would have to go for it to stand somewhere. Ordered by request id.
 */
export function explainUnplaced(state: State): UnplacedRequest[] {
  const { model } = state;
  const unplaced: UnplacedRequest[] = [];
  const explainer = new SlotExplainer(state);
  for (let q = 0; q < model.requestCount; q++) {
    if (state.start[q]! >= 0) continue;
    const found = fitsSomewhere(model, q)
      ? explainBusy(state, q, explainer)
      : explainAlone(model, q);
    unplaced.push({ requestId: model.requestIds[q]!, ...found });
  }
  return unplaced.sort((x, y) => x.requestId - y.requestId);
}

interface Explanation {
  reason: UnplacedReason;
  blockers: Blocker[];
}

/** Of the slots where the least would have to go, the one whose reason is the most common among them. */
function explainBusy(state: State, q: number, explainer: SlotExplainer): Explanation {
  const { model } = state;
  let cheapest: Block[] = [];
  for (let t = 0; t < model.slotCount; t++) {
    if (!isStart(model, q, t)) continue;
    const price = cheapest[0]?.price ?? Number.POSITIVE_INFINITY;
    const block = explainer.at(q, t, price);
    if (!block) continue;
    if (block.price < price) cheapest = [block];
    else if (block.price === price) cheapest.push(block);
    if (cheapest.length >= ENOUGH && block.price <= LEAST_PRICE) break;
  }
  const block = mostCommon(cheapest);
  if (!block || block.meetings.length === 0) return { reason: 'not_found', blockers: [] };
  return {
    reason: block.reason,
    blockers: [
      ...block.facts,
      ...block.meetings.map((o): Blocker => ({
        type: 'request',
        id: model.requestIds[o]!,
        slots: [state.start[o]!],
      })),
    ],
  };
}

function mostCommon(blocks: Block[]): Block | undefined {
  const counts = new Map<UnplacedReason, number>();
  for (const { reason } of blocks) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return blocks.find(({ reason }) => counts.get(reason) === most);
}

function isStart(model: Model, q: number, t: number): boolean {
  return (model.startBits[q * model.words + model.slotWord[t]!]! & model.slotMask[t]!) !== 0;
}
