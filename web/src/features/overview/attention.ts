import type { LinkProps } from '@tanstack/react-router';
import type { components } from '../../api/schema.js';
import type { AssemblyInfo } from '../own-delegation/types.js';
import type { DelegationItem } from '../registration/queries.js';

type Plan = components['schemas']['PlanView'];
type LetterCounts = components['schemas']['VisaLetterCountsDto'];
type DeliverySummary = components['schemas']['DeliverySummaryDto'];

export interface Attention {
  key: 'review' | 'silent' | 'notSubmitted' | 'notConfirmed' | 'letters' | 'unplaced' | 'failed';
  tone: 'bad' | 'warn' | 'neutral';
  count: number;
  /** Until when, or since when; undefined when no date matters. */
  due: string | undefined;
  /** Of the visa letters. */
  letters?: LetterCounts | undefined;
  /** Whom it is about, the longest waiting first. */
  who: readonly DelegationItem[];
  link: Pick<LinkProps, 'to' | 'search'>;
}

const day = 86_400_000;
/** A returned delegation is silent when its focal point did nothing for so long. */
const silence = 2 * day;

const byWaiting = (a: DelegationItem, b: DelegationItem) => a.statusAt.localeCompare(b.statusAt);

/** What somebody must look at, by its deadline; the rows with nothing in them are left out. */
export function attentionRows({
  assembly,
  delegations,
  plan,
  deliveries,
  letters,
  now,
}: {
  assembly: AssemblyInfo;
  delegations: readonly DelegationItem[];
  /** The published plan, if there is one. */
  plan: Plan | undefined;
  deliveries: DeliverySummary | undefined;
  letters: LetterCounts | undefined;
  now: number;
}): Attention[] {
  const deadline = (step: string) => assembly.deadlines.find((entry) => entry.step === step)?.at;
  const inState = (...states: string[]) =>
    delegations.filter(({ status }) => states.includes(status)).toSorted(byWaiting);
  const silent = inState('returned').filter(
    ({ statusAt, lastSeenAt }) =>
      Date.parse(statusAt) < now - silence &&
      (lastSeenAt === null || Date.parse(lastSeenAt) < now - silence),
  );
  const pending = inState('invited', 'preparing');
  const failed = (deliveries?.counts ?? [])
    .filter(({ status }) => status === 'failed')
    .reduce((sum, { count }) => sum + count, 0);
  const late = (at: string | undefined) => at !== undefined && Date.parse(at) <= now;
  const rows: Attention[] = [
    {
      key: 'failed',
      tone: 'bad',
      count: failed,
      due: undefined,
      who: [],
      link: { to: '/messages' },
    },
    {
      key: 'review',
      tone: 'warn',
      count: inState('submitted').length,
      due: deadline('registration'),
      who: inState('submitted').slice(0, 1),
      link: { to: '/review' },
    },
    {
      key: 'silent',
      tone: 'warn',
      count: silent.length,
      due: deadline('registration'),
      who: silent,
      link: { to: '/registration', search: { status: 'returned' } },
    },
    {
      key: 'notSubmitted',
      tone: late(deadline('registration')) ? 'bad' : 'warn',
      count: pending.length,
      due: deadline('registration'),
      who: pending,
      link: { to: '/registration', search: { status: pending[0]?.status ?? 'preparing' } },
    },
    {
      key: 'notConfirmed',
      tone: late(deadline('confirmation')) ? 'warn' : 'neutral',
      count: inState('approved').length,
      due: deadline('confirmation'),
      who: inState('approved'),
      link: { to: '/registration', search: { status: 'approved' } },
    },
    {
      key: 'letters',
      tone: 'neutral',
      count: letters?.ready ?? 0,
      due: undefined,
      letters,
      who: [],
      link: { to: '/registration', search: { status: 'confirmed' } },
    },
    {
      key: 'unplaced',
      tone: 'neutral',
      count: plan ? plan.totals.requests - plan.totals.placed : 0,
      due: undefined,
      who: [],
      link: { to: '/board' },
    },
  ];
  const at = ({ due }: Attention) => (due === undefined ? Infinity : Date.parse(due));
  return rows.filter(({ count }) => count > 0).toSorted((a, b) => order(at(a), at(b)));
}

const order = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
