import type { ChangeEvent, Problem } from './problem.js';
import { Replanner, type ReplanResult } from './replanner.js';
import type { RepairLimits } from './repair.js';

/** Mends a published plan after one event, opening it for this event alone; see `Replanner`. */
export function replan(
  problem: Problem,
  event: ChangeEvent,
  limits: Partial<RepairLimits> = {},
): ReplanResult {
  return new Replanner(problem, limits).apply(event);
}
