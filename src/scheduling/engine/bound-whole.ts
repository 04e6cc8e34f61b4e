import {
  addPool,
  countingRequests,
  isPrincipalOpen,
  poolInterpreters,
  poolRooms,
} from './bound-capacity.js';
import { ProgramBuilder, type LinearProgram } from './linear-program.js';
import type { Model } from './model.js';

/**
 * What all slots together can hold: every party, principal, kind of room and kind of interpreter has so many slots
 * open, and a request takes its share of them or is left out. Every schedule is a solution of it. Small, since most
 * parties have room for all they are asked: what never binds drops out, and requests that differ in nothing that
 * binds are counted together.
 */
export function wholeProgram(model: Model): LinearProgram {
  const m = model;
  const builder = new ProgramBuilder();
  const party = new Int32Array(m.partyCount);
  const principal = new Int32Array(m.partyCount);
  const principalDays = new Int32Array(m.partyCount);
  for (let p = 0; p < m.partyCount; p++) {
    let seats = 0;
    let open = 0;
    let meetings = 0;
    for (let day = 0; day < m.days; day++) {
      let openToday = 0;
      for (let t = day * m.perDay; t < (day + 1) * m.perDay; t++) {
        seats += m.capacity[p * m.slotCount + t]!;
        if (isPrincipalOpen(m, p, t)) openToday++;
      }
      open += openToday;
      meetings += Math.min(openToday, m.maxPerDay[p]!);
    }
    party[p] = builder.addRow(seats);
    principal[p] = builder.addRow(open);
    principalDays[p] = builder.addRow(meetings);
  }
  const classRows = Array.from({ length: m.classCount }, () => builder.addRow(0));
  const pairRows = Array.from({ length: m.pairCount }, () => builder.addRow(0));
  const sum = (open: Int32Array): number => open.reduce((total, n) => total + n, 0);
  for (const { needs, open } of poolRooms(m))
    addPool(builder, needs, sum(open), (need) => classRows[need]!);
  for (const { needs, open } of poolInterpreters(m))
    addPool(builder, needs, sum(open), (need) => pairRows[need]!);

  for (const q of countingRequests(m)) {
    const duration = m.duration[q]!;
    const rows = [classRows[m.roomClass[q]!]!];
    const values = [duration];
    const take = (row: number, amount: number): void => {
      rows.push(row);
      values.push(amount);
    };
    if (m.pairOf[q]! >= 0) take(pairRows[m.pairOf[q]!]!, duration);
    for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
      const p = m.partyOf[k]!;
      take(party[p]!, duration);
      if (!m.withPrincipal[k]) continue;
      take(principal[p]!, duration);
      take(principalDays[p]!, 1);
    }
    builder.addColumn({ worth: m.weight[q]!, least: m.pinned[q]!, most: 1, rows, values });
  }
  return builder.build(true);
}
