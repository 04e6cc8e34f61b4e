import type { components } from '../../api/schema.js';
import { deadlineSteps } from '../own-delegation/deadline-steps.js';
import type { AssemblyInfo, DeadlineStep } from '../own-delegation/types.js';
import { instantOf, localClock } from '../own-delegation/zoned.js';
import type { VotingRoll, VotingRule } from '../voting/queries.js';

type Deadline = components['schemas']['DeadlineDto'];

export const assemblyNames = [
  'memberQuota',
  'organisationQuota',
  'subBureauQuota',
  'twoReviewersRefuse',
] as const satisfies readonly (keyof AssemblyInfo)[];

export const ruleNames = [
  'quorumNumerator',
  'quorumDenominator',
  'quorumBase',
  'majority',
] as const satisfies readonly (keyof VotingRule)[];

/**
 * The settings of an Assembly, as their form holds them. Deadlines are `YYYY-MM-DD HH:mm:ss` on the clock of
 * its zone; null where a step has none.
 */
export type Settings = Record<DeadlineStep, string | null> &
  Pick<AssemblyInfo, (typeof assemblyNames)[number]> &
  VotingRule;

export function toSettings(assembly: AssemblyInfo, rules: VotingRoll['rules']): Settings {
  const local = (step: DeadlineStep): string | null => {
    const deadline = assembly.deadlines.find((candidate) => candidate.step === step);
    if (!deadline) return null;
    const { date, time } = localClock(assembly.timezone, Date.parse(deadline.at));
    return `${date} ${time}:00`;
  };
  const { memberQuota, organisationQuota, subBureauQuota, twoReviewersRefuse } = assembly;
  const { quorumNumerator, quorumDenominator, quorumBase, majority } = rules;
  return {
    registration: local('registration'),
    confirmation: local('confirmation'),
    credentials: local('credentials'),
    travel: local('travel'),
    requests: local('requests'),
    answers: local('answers'),
    memberQuota,
    organisationQuota,
    subBureauQuota,
    twoReviewersRefuse,
    quorumNumerator,
    quorumDenominator,
    quorumBase,
    majority,
  };
}

/** The deadlines as instants, read on the clock of the Assembly's zone. */
export function toDeadlines(settings: Settings, zone: string): Deadline[] {
  return deadlineSteps.flatMap((step) => {
    const local = settings[step];
    if (!local) return [];
    const [date = '', time = ''] = local.split(' ');
    return [{ step, at: new Date(instantOf(zone, date, time.slice(0, 5))).toISOString() }];
  });
}
