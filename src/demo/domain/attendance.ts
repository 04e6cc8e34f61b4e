import type { DelegationStatus } from '../../delegations/domain/delegation-lifecycle.js';
import type { Random } from './random.js';

/** How many members the demonstration leaves in each status; 179 of 196 are confirmed, as came in 2025. */
export const MEMBERS_BY_STATUS: readonly (readonly [DelegationStatus, number])[] = [
  ['confirmed', 179],
  ['submitted', 4],
  ['returned', 2],
  ['preparing', 4],
  ['invited', 4],
  ['declined', 3],
];

/** People of all confirmed delegations and organisations together. */
export const PEOPLE = 1200;

/** Most people that a member brings, and an organisation, unless they ask for more. */
const MEMBER_QUOTA = 12;
const ORGANISATION_QUOTA = 6;
const quotaOf = (sender: string): number =>
  sender.length === 2 ? MEMBER_QUOTA : ORGANISATION_QUOTA;

/** Members that the demonstration needs to be there: host, next host, and those one can sign in as. */
export const CERTAIN = [
  'MA',
  'CN',
  'SN',
  'JO',
  'KE',
  'MX',
  'FR',
  'GB',
  'DE',
  'NO',
  'US',
  'ES',
  'BR',
];
/** Members that stand for work still to do, for the accounts that show it. */
export const UNFINISHED: Readonly<Record<string, DelegationStatus>> = {
  GA: 'returned',
  PY: 'submitted',
};

/** Gives every member a status, the same for the same seed. */
export function statusOfMembers(
  iso2s: readonly string[],
  random: Random,
): Map<string, DelegationStatus> {
  const left = new Map(MEMBERS_BY_STATUS);
  const result = new Map<string, DelegationStatus>();
  const give = (iso2: string, status: DelegationStatus) => {
    result.set(iso2, status);
    left.set(status, (left.get(status) ?? 0) - 1);
  };
  for (const iso2 of CERTAIN) give(iso2, 'confirmed');
  for (const [iso2, status] of Object.entries(UNFINISHED)) give(iso2, status);
  const rest = random.shuffled(iso2s.filter((iso2) => !result.has(iso2)));
  for (const iso2 of rest) {
    const open = [...left].filter(([status, count]) => count > 0 && status !== 'confirmed');
    const status = open[0]?.[0] ?? 'confirmed';
    give(iso2, status);
  }
  return result;
}

/**
 * How many people each sender brings, so that they are `total` together: at least two, the host most.
 * Each sender has a size drawn once; what is missing is handed out one by one.
 */
export function peopleOf(
  senders: readonly string[],
  total: number,
  random: Random,
): Map<string, number> {
  const weights = senders.map((sender) =>
    sender === 'MA' ? 40 : CERTAIN.includes(sender) ? 12 : 2 + 8 * random.next() ** 2,
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  const counts = weights.map((weight, index) =>
    Math.max(2, Math.min(quotaOf(senders[index] ?? ''), Math.floor((weight / sum) * total))),
  );
  for (let missing = total - counts.reduce((a, b) => a + b, 0), at = 0; missing > 0; at += 1) {
    const index = at % counts.length;
    const count = counts[index] ?? 0;
    if (count >= quotaOf(senders[index] ?? '')) continue;
    counts[index] = count + 1;
    missing -= 1;
  }
  return new Map(senders.map((sender, index) => [sender, counts[index] ?? 2]));
}
