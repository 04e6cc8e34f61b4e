import { openPoints } from '../own-delegation/checklist.js';
import { isReturned } from '../own-delegation/may-edit.js';
import { credentialsPage, type OtherNeeds } from '../own-delegation/other-needs.js';
import type {
  DeadlineStep,
  Delegation,
  MeetingRequest,
  OwnParty,
  Person,
} from '../own-delegation/types.js';

/** The one thing that the delegation should do next, or what it waits for. */
export type NextStep = { deadline?: string } & (
  | { kind: 'start' | 'complete' | 'submit' | 'confirm' | 'late' }
  | { kind: 'correct'; reason: string }
  | { kind: 'wait' | 'declined' | 'withdrawn' | 'ask' | 'plan' | 'quiet' }
  /** A reviewer gave this one person back, with the reason. */
  | { kind: 'person'; person: Person }
  /** These cannot be cleared yet: their cards are not complete. */
  | { kind: 'cards'; people: Person[] }
  /** These cards are complete and nobody has sent them to review yet. */
  | { kind: 'send'; people: Person[] }
  /** The letter was rejected, or is not there yet. */
  | { kind: 'letter' | 'letterAgain' }
  /** Nor can the delegation hand it in any more. */
  | { kind: 'letterLate' }
  /** So many people have no complete travel. */
  | { kind: 'travel'; count: number }
  | { kind: 'answer'; requests: MeetingRequest[] }
  | { kind: 'meeting'; meeting: MeetingRequest }
);

/** Requests that wait for an answer of one of the parties. */
export const unanswered = (requests: readonly MeetingRequest[]): MeetingRequest[] =>
  requests.filter(({ answerable }) => answerable.length > 0);

const waiting = new Set(['accepted', 'unplaced', 'change_requested']);

/** What the delegation needs beside its people. */
type Needs = Pick<OtherNeeds, 'credentials' | 'withoutTravel' | 'has'>;
const nothing: Needs = { credentials: undefined, withoutTravel: 0, has: () => false };

/**
 * @param now milliseconds
 * @param requests all of the delegation's own; empty before it is confirmed
 */
export function nextStep(
  delegation: Delegation,
  requests: readonly MeetingRequest[],
  own: readonly OwnParty[],
  now: number,
  needs: Needs = nothing,
): NextStep {
  const { status, missing, openTransitions, people, reason } = delegation;
  const deadlineOf = (step: DeadlineStep) => {
    const at = delegation.deadlines.find((deadline) => deadline.step === step)?.at;
    return at === undefined ? {} : { deadline: at };
  };
  switch (status) {
    case 'invited':
      return { kind: 'start', ...deadlineOf('registration') };
    case 'preparing':
      if (!openTransitions.includes('submit')) return { kind: 'late' };
      return {
        kind: missing.length > 0 || people.length === 0 ? 'complete' : 'submit',
        ...deadlineOf('registration'),
      };
    case 'returned':
      return { kind: 'correct', reason };
    case 'submitted':
      return { kind: 'wait' };
    case 'approved':
      return openTransitions.includes('confirm')
        ? { kind: 'confirm', ...deadlineOf('confirmation') }
        : { kind: 'late' };
    case 'declined':
    case 'withdrawn':
      return { kind: status };
    case 'confirmed':
      return confirmedStep(people, requests, own, now, deadlineOf, needs);
  }
}

/** Nobody enters the hall whose card is not settled. */
function peopleStep(people: readonly Person[]): NextStep | undefined {
  const returned = people.find(isReturned);
  if (returned) return { kind: 'person', person: returned };
  const open = people.filter((person) => openPoints(person) > 0);
  if (open.length > 0) return { kind: 'cards', people: open };
  const drafts = people.filter(({ openSteps }) => openSteps.includes('send'));
  return drafts.length > 0 ? { kind: 'send', people: drafts } : undefined;
}

/** Without a letter nobody votes. */
function letterStep({ credentials, has }: Needs, due: { deadline?: string }): NextStep | undefined {
  if (!has(credentialsPage) || !credentials?.openTransitions.includes('submit')) return undefined;
  return credentials.status === 'rejected' ? { kind: 'letterAgain' } : { kind: 'letter', ...due };
}

function lateLetterStep({ credentials }: Needs): NextStep | undefined {
  const late = credentials?.status === 'missing' && !credentials.openTransitions.includes('submit');
  return late ? { kind: 'letterLate' } : undefined;
}

function travelStep({ withoutTravel }: Needs, due: { deadline?: string }): NextStep | undefined {
  return withoutTravel > 0 ? { kind: 'travel', count: withoutTravel, ...due } : undefined;
}

function confirmedStep(
  people: readonly Person[],
  requests: readonly MeetingRequest[],
  own: readonly OwnParty[],
  now: number,
  deadlineOf: (step: DeadlineStep) => { deadline?: string },
  needs: Needs,
): NextStep {
  const open = (deadline: { deadline?: string }) =>
    deadline.deadline === undefined || Date.parse(deadline.deadline) > now;
  const answers = deadlineOf('answers');
  const toAnswer = unanswered(requests);
  if (toAnswer.length > 0 && open(answers)) {
    return { kind: 'answer', requests: toAnswer, ...answers };
  }
  const settle =
    peopleStep(people) ??
    letterStep(needs, deadlineOf('credentials')) ??
    travelStep(needs, deadlineOf('travel')) ??
    lateLetterStep(needs);
  if (settle) return settle;
  const next = requests
    .filter(({ booking }) => booking && Date.parse(booking.endsAt) > now)
    .toSorted((a, b) => startOf(a) - startOf(b))[0];
  if (next) return { kind: 'meeting', meeting: next };
  if (requests.some((request) => waiting.has(request.status))) return { kind: 'plan' };
  const wishes = deadlineOf('requests');
  if (own.some(({ active }) => active) && open(wishes)) return { kind: 'ask', ...wishes };
  return { kind: 'quiet' };
}

const startOf = ({ booking }: MeetingRequest): number =>
  booking ? Date.parse(booking.startsAt) : Infinity;
