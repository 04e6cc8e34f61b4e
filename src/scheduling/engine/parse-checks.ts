import { InstanceError } from './instance-error.js';
import { assignPinInterpreters } from './pin-interpreters.js';
import type { PlacedMeeting, Problem } from './problem.js';
import { validateSchedule, type Violation, type ViolationCode } from './validate.js';

/** Violations that two meetings or more make together; the others a pin makes alone. */
const JOINT: ReadonlySet<ViolationCode> = new Set([
  'room_double_booked',
  'party_over_limit',
  'principal_double_booked',
  'interpreter_double_booked',
  'walk',
  'max_per_day',
  'order',
]);

/** @param newPath place of the last request when it comes from an event. */
export function checkOrder(problem: Problem, newPath?: string): void {
  const after = new Map(problem.requests.map((request) => [request.id, request.after]));
  const sound = new Set<number>();
  problem.requests.forEach((request, index) => {
    const trail = new Set<number>();
    let at: number | null | undefined = request.id;
    while (at !== null && at !== undefined && !sound.has(at)) {
      if (trail.has(at))
        throw new InstanceError(
          'order_cycle',
          `${requestPath(problem, index, newPath)}.after`,
          `request ${request.id} would have to come after itself`,
        );
      trail.add(at);
      at = after.get(at);
    }
    for (const id of trail) sound.add(id);
  });
}

/**
 * Checks that every pin can be kept, alone and together with the others.
 * @param newPath place of the last request when it comes from an event.
 */
export function checkPins(problem: Problem, newPath?: string): void {
  const pinned = problem.requests.filter((request) => request.pinned);
  if (pinned.length === 0) return;
  const interpreters = assignPinInterpreters(problem);
  const meetings = pinned.map((request): PlacedMeeting => {
    const interpreter = interpreters.get(request.id);
    const meeting = { requestId: request.id, ...request.pinned! };
    return interpreter === undefined ? meeting : { ...meeting, interpreter };
  });
  const { violations } = validateSchedule({ ...problem, requests: pinned }, meetings);
  const worst = violations.find(({ code }) => !JOINT.has(code)) ?? violations[0];
  if (!worst) return;
  const index = problem.requests.findIndex((request) => request.id === worst.requestId);
  throw new InstanceError(
    isAlone(problem, worst) ? 'pin_impossible' : 'pin_conflict',
    `${requestPath(problem, index, newPath)}.pinned`,
    describe(worst),
  );
}

function isAlone(problem: Problem, violation: Violation): boolean {
  if (violation.code === 'party_over_limit') {
    const party = problem.parties[violation.party!]!;
    return party.heads - (party.held.includes(violation.slot!) ? 1 : 0) < 1;
  }
  if (violation.code === 'max_per_day') return problem.parties[violation.party!]!.maxPerDay === 0;
  if (violation.code === 'interpreter_missing') {
    const request = problem.requests.find(({ id }) => id === violation.requestId)!;
    return assignPinInterpreters({ ...problem, requests: [request] }).size === 0;
  }
  return !JOINT.has(violation.code);
}

function describe(violation: Violation): string {
  const facts = Object.entries(violation)
    .filter(([key, value]) => key !== 'code' && value !== undefined)
    .map(([key, value]) => `${key} ${value}`);
  return `${violation.code}: ${facts.join(', ')}`;
}

function requestPath(problem: Problem, index: number, newPath?: string): string {
  return newPath !== undefined && index === problem.requests.length - 1
    ? newPath
    : `requests[${index}]`;
}
