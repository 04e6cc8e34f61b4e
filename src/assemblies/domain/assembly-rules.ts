import type { FieldProblem } from '../../common/errors/app-error.js';
import { addDays, daysBetween, zonedTimeToUtc } from '../../common/time/zoned-time.js';
import type { SlotRule } from './slot-grid.js';

/** Most days between the first and the last of an Assembly; the table has the same limit. */
const LONGEST = 30;

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** What is wrong with dates, hours and slots together; each of them is valid by itself. */
export function slotRuleProblems(rule: SlotRule): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const days = daysBetween(rule.startsOn, rule.endsOn);
  if (days < 0) problems.push({ path: 'endsOn', code: 'end_before_start' });
  if (days > LONGEST) problems.push({ path: 'endsOn', code: 'assembly_too_long' });
  const minutes = minutesOf(rule.dayEnd) - minutesOf(rule.dayStart);
  if (minutes <= 0) problems.push({ path: 'dayEnd', code: 'end_before_start' });
  else if (minutes % rule.slotMinutes !== 0) {
    problems.push({ path: 'slotMinutes', code: 'slot_not_dividing' });
  }
  return problems;
}

/** From the first midnight to the one after the last day, in the Assembly's zone. */
export function assemblyPeriod(rule: Pick<SlotRule, 'timezone' | 'startsOn' | 'endsOn'>): {
  startsAt: Date;
  endsAt: Date;
} {
  return {
    startsAt: zonedTimeToUtc(rule.startsOn, '00:00', rule.timezone),
    endsAt: zonedTimeToUtc(addDays(rule.endsOn, 1), '00:00', rule.timezone),
  };
}
