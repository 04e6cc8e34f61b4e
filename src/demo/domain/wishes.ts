import type { Random } from './random.js';

/** A party as the generator sees it. */
export interface WishingParty {
  id: string;
  code: string;
  kind: 'delegation' | 'sub_bureau' | 'office';
  region: string | null;
  language: string;
  people: number;
}

/** A wish between two parties, before it is written to the planner. */
export interface Wish {
  from: WishingParty;
  to: WishingParty;
  level: 'principal' | 'technical';
  priority: number;
  durationMinutes: number;
  size: number;
  languagePair: string | null;
  features: ('secure' | 'video')[];
  subject: string;
  /** What becomes of it. */
  answer: 'accept' | 'decline' | 'none';
}

const SUBJECTS = [
  'Joint training on scam centres',
  'Extradition file channel',
  'Wildlife trafficking routes',
  'Border post connectivity',
  'Financial crime desk',
  'Forensic exchange',
  'Stolen travel documents',
  'Recovery of assets, first cases',
  'Fugitives, common list',
  'Maritime corridor',
  'Cybercrime contact points',
  'Stolen antiquities',
  'Arms tracing',
  'Missing persons and DNA',
  'Vehicle crime data',
  'Counter-terrorism liaison',
  'Police cooperation memorandum',
  'Exchange of liaison officers',
  'Synthetic drugs',
  'Human trafficking, common operation',
  'Airport teams',
  'Fingerprint systems',
  'Environmental crime unit',
  'Sports event security',
];

/** Pairs that the demonstration's interpreters cover. */
export const PAIRS = ['ar-en', 'ar-fr', 'ar-es', 'en-fr', 'en-es', 'es-fr'];

/** Accepted wishes of the host (more than the 43 of 2025 would need a longer week), and of all others. */
export const HOST_WISHES = 43;
export const ACCEPTED_WISHES = 1800;
export const DECLINED_WISHES = 60;
export const OPEN_WISHES = 110;

function pairOf(a: WishingParty, b: WishingParty): string | null {
  if (a.language === b.language) return null;
  const pair = [a.language, b.language].sort().join('-');
  return PAIRS.includes(pair) ? pair : null;
}

/** Wishes between distinct pairs of parties: the host's first, then neighbours more often than others. */
export function inventWishes(parties: readonly WishingParty[], random: Random): Wish[] {
  const host = parties.find((party) => party.code === 'MAR');
  if (!host) throw new RangeError('the host has no party');
  const seen = new Set<string>();
  const wishes: Wish[] = [];
  const add = (from: WishingParty, to: WishingParty, answer: Wish['answer'], principal: number) => {
    const key = [from.id, to.id].sort().join('+');
    if (from.id === to.id || seen.has(key)) return false;
    seen.add(key);
    const level = random.chance(principal) ? 'principal' : 'technical';
    const pair = random.chance(0.25) ? pairOf(from, to) : null;
    wishes.push({
      from,
      to,
      level,
      priority: level === 'principal' ? random.int(3, 5) : random.int(1, 4),
      durationMinutes: random.chance(0.08) ? 60 : 30,
      size: random.pick([4, 6, 6, 6, 8, 8, 10, 12]),
      languagePair: pair,
      features: random.chance(0.04) ? ['secure'] : random.chance(0.04) ? ['video'] : [],
      subject: random.pick(SUBJECTS),
      answer,
    });
    return true;
  };
  const others = random.shuffled(parties.filter((party) => party.id !== host.id));
  const guests = [
    ...others.filter((party) => party.kind !== 'delegation').slice(0, 4),
    ...others.filter((party) => party.kind === 'delegation'),
  ];
  for (const guest of guests.slice(0, HOST_WISHES)) add(guest, host, 'accept', 1);
  const delegations = parties.filter((party) => party.kind === 'delegation' && party !== host);
  const fill = (count: number, answer: Wish['answer']) => {
    const end = wishes.length + count;
    while (wishes.length < end) {
      const from = random.pick(delegations);
      const near = delegations.filter((party) => party.region === from.region);
      add(from, random.pick(random.chance(0.5) ? near : delegations), answer, 0.3);
    }
  };
  fill(ACCEPTED_WISHES - wishes.length, 'accept');
  fill(DECLINED_WISHES, 'decline');
  fill(OPEN_WISHES, 'none');
  return wishes;
}
