import { fitsSomewhere, type Model } from './model.js';
import type { ProgramBuilder } from './linear-program.js';

/** Whether the principal of a party could attend a meeting in a slot. */
export function isPrincipalOpen(model: Model, party: number, slot: number): boolean {
  if (model.capacity[party * model.slotCount + slot]! <= 0) return false;
  const word = model.principalOpenBits[party * model.words + model.slotWord[slot]!]!;
  return (word & model.slotMask[slot]!) !== 0;
}

/** Requests that could be placed at all and are worth something: the others do not enter a bound. */
export function countingRequests(model: Model): number[] {
  return [...model.weight.keys()].filter((q) => model.weight[q]! > 0 && fitsSomewhere(model, q));
}

/** Rooms, or interpreters, that serve the same needs (classes of rooms, pairs) and the slots that each is open. */
export interface Pool {
  needs: Int32Array;
  /** By slot: how many of the pool are open. */
  open: Int32Array;
}

export function poolRooms(model: Model): Pool[] {
  return pool(model.classesOfRoom, model.roomClosed, model.slotCount);
}

export function poolInterpreters(model: Model): Pool[] {
  return pool(model.pairsOfInterpreter, model.interpreterOff, model.slotCount);
}

function pool(needsOf: Int32Array[], closed: Uint8Array, slotCount: number): Pool[] {
  const pools = new Map<string, Pool>();
  needsOf.forEach((needs, x) => {
    if (needs.length === 0) return;
    const key = needs.join();
    const known = pools.get(key) ?? { needs, open: new Int32Array(slotCount) };
    pools.set(key, known);
    for (let t = 0; t < slotCount; t++) if (!closed[x * slotCount + t]) known.open[t]!++;
  });
  return [...pools.values()];
}

/** Columns that hand out `amount` of a pool among the needs that it serves, `needRow` being what is asked of each. */
export function addPool(
  builder: ProgramBuilder,
  needs: Int32Array,
  amount: number,
  needRow: (need: number) => number,
): void {
  if (amount === 0) return;
  const row = builder.addRow(amount);
  for (const need of needs)
    builder.addColumn({
      worth: 0,
      least: 0,
      most: amount,
      rows: [needRow(need), row],
      values: [-1, 1],
    });
}
