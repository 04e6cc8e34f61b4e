import type { Model } from './model.js';
import type { Problem } from './problem.js';

type Grid = Pick<
  Model,
  | 'slotCount'
  | 'days'
  | 'perDay'
  | 'wordsPerDay'
  | 'words'
  | 'slotWord'
  | 'slotMask'
  | 'slotOfBit'
  | 'dayOf'
>;

export function compileGrid({ slots }: Problem): Grid {
  const wordsPerDay = Math.ceil(slots.perDay / 32);
  const words = wordsPerDay * slots.days;
  const slotWord = new Int32Array(slots.count);
  const slotMask = new Int32Array(slots.count);
  const dayOf = new Int32Array(slots.count);
  const slotOfBit = new Int32Array(words * 32).fill(-1);
  for (let t = 0; t < slots.count; t++) {
    const day = Math.floor(t / slots.perDay);
    const k = t - day * slots.perDay;
    dayOf[t] = day;
    slotWord[t] = day * wordsPerDay + (k >> 5);
    slotMask[t] = 1 << (k & 31);
    slotOfBit[slotWord[t]! * 32 + (k & 31)] = t;
  }
  return {
    slotCount: slots.count,
    days: slots.days,
    perDay: slots.perDay,
    wordsPerDay,
    words,
    slotWord,
    slotMask,
    slotOfBit,
    dayOf,
  };
}

export function compileParties({ parties }: Problem, grid: Grid) {
  const { slotCount, words, slotWord, slotMask } = grid;
  const capacity = new Int32Array(parties.length * slotCount);
  const absentBits = new Int32Array(parties.length * words);
  const principalOpenBits = new Int32Array(parties.length * words);
  parties.forEach((party, p) => {
    capacity.fill(party.heads, p * slotCount, (p + 1) * slotCount);
    for (const t of new Set(party.held)) capacity[p * slotCount + t]!--;
    for (const t of party.unavailable) {
      capacity[p * slotCount + t] = 0;
      absentBits[p * words + slotWord[t]!]! |= slotMask[t]!;
    }
    const away = new Set(party.principalUnavailable);
    for (let t = 0; t < slotCount; t++)
      if (!away.has(t) && party.maxPerDay !== 0)
        principalOpenBits[p * words + slotWord[t]!]! |= slotMask[t]!;
  });
  return {
    partyCount: parties.length,
    capacity,
    absentBits,
    principalOpenBits,
    maxPerDay: Int32Array.from(parties, ({ maxPerDay }) => maxPerDay ?? 0x7fffffff),
  };
}

/** Most levels of weight told apart where many rooms are compared at once. */
const MOST_LEVELS = 8;

export function compileWeights(requests: Problem['requests']) {
  const distinct = [...new Set(requests.map(({ weight }) => weight))].sort((x, y) => x - y);
  const perLevel = Math.max(1, Math.ceil(distinct.length / MOST_LEVELS));
  const levels = new Map(distinct.map((weight, rank) => [weight, Math.floor(rank / perLevel)]));
  return {
    weight: Int32Array.from(requests, ({ weight }) => weight),
    levelCount: Math.max(1, Math.ceil(distinct.length / perLevel)),
    levelOf: Int32Array.from(requests, ({ weight }) => levels.get(weight)!),
  };
}
