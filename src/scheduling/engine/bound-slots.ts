import { popCount } from './bits.js';
import {
  addPool,
  countingRequests,
  isPrincipalOpen,
  poolInterpreters,
  poolRooms,
  type Pool,
} from './bound-capacity.js';
import { ProgramBuilder, type LinearProgram } from './linear-program.js';
import type { Model } from './model.js';

/**
 * What every slot by itself can hold: like `wholeProgram`, but with one column for each request and slot in which it
 * could begin, so that it also knows whose free slots lie apart. Walking, order and one room throughout are left out.
 * Large: see `slotProgramSize`.
 */
export function slotProgram(model: Model): LinearProgram {
  const m = model;
  const builder = new ProgramBuilder();
  const rowsBySlot = (count: number, limit: (x: number, t: number) => number): Int32Array =>
    Int32Array.from({ length: count * m.slotCount }, (_, at) =>
      builder.addRow(limit(Math.floor(at / m.slotCount), at % m.slotCount)),
    );
  const party = rowsBySlot(m.partyCount, (p, t) => m.capacity[p * m.slotCount + t]!);
  const principal = rowsBySlot(m.partyCount, (p, t) => (isPrincipalOpen(m, p, t) ? 1 : 0));
  const principalDay = Int32Array.from({ length: m.partyCount * m.days }, (_, at) =>
    builder.addRow(m.maxPerDay[Math.floor(at / m.days)]!),
  );
  const classRows = rowsBySlot(m.classCount, () => 0);
  const pairRows = rowsBySlot(m.pairCount, () => 0);
  const handOut = (pools: Pool[], needRows: Int32Array): void => {
    for (const { needs, open } of pools)
      for (let t = 0; t < m.slotCount; t++)
        addPool(builder, needs, open[t]!, (need) => needRows[need * m.slotCount + t]!);
  };
  handOut(poolRooms(m), classRows);
  handOut(poolInterpreters(m), pairRows);

  for (const q of countingRequests(m)) {
    const request = builder.addRow(1);
    for (let t = 0; t < m.slotCount; t++) {
      if (!(m.startBits[q * m.words + m.slotWord[t]!]! & m.slotMask[t]!)) continue;
      const rows = [request];
      for (let u = t; u < t + m.duration[q]!; u++) {
        rows.push(classRows[m.roomClass[q]! * m.slotCount + u]!);
        if (m.pairOf[q]! >= 0) rows.push(pairRows[m.pairOf[q]! * m.slotCount + u]!);
        for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
          rows.push(party[m.partyOf[k]! * m.slotCount + u]!);
          if (m.withPrincipal[k]) rows.push(principal[m.partyOf[k]! * m.slotCount + u]!);
        }
      }
      for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++)
        if (m.withPrincipal[k]) rows.push(principalDay[m.partyOf[k]! * m.days + m.dayOf[t]!]!);
      builder.addColumn({
        worth: m.weight[q]!,
        // A pin leaves one start only.
        least: m.pinned[q]!,
        most: 1,
        rows,
        values: rows.map(() => 1),
      });
    }
  }
  return builder.build(false);
}

/** About how many entries the matrix of `slotProgram` has, without building it. */
export function slotProgramSize(model: Model): number {
  let size = 0;
  for (const q of countingRequests(model)) {
    let starts = 0;
    for (let w = q * model.words; w < (q + 1) * model.words; w++)
      starts += popCount(model.startBits[w]!);
    const people = model.partyStart[q + 1]! - model.partyStart[q]!;
    size += starts * (1 + model.duration[q]! * (1 + 2 * people));
  }
  return size;
}
