import {
  compile,
  explainPlan,
  measure,
  Replanner,
  upperBoundOf,
  type Problem,
  type ReplanResult,
  type Solution,
} from '../engine/index.js';

export interface ReplanJob {
  /** With the published plan; what the plan breaks by now is mended. */
  problem: Problem;
  /** Ids of unpublished requests for which others may have to move. */
  wanted: number[];
}

/** A mended plan, told as a solution, and what it changes of the published one. */
export interface Replanned {
  solution: Solution;
  changes: Pick<ReplanResult, 'displaced' | 'moved' | 'cancelled' | 'added'>;
}

/** Mends a published plan in the current thread. */
export function runReplanJob({ problem, wanted }: ReplanJob): Replanned {
  const { meetings, displaced, moved, cancelled, added } = new Replanner(problem).mend(wanted);
  const { placed: _placed, ...worth } = measure(problem, meetings);
  const upperBound = upperBoundOf(compile(problem));
  return {
    solution: {
      meetings,
      ...worth,
      upperBound,
      provenOptimal: worth.weightPlaced === upperBound,
      iterations: 0,
      unplaced: explainPlan(problem, meetings),
    },
    changes: { displaced, moved, cancelled, added },
  };
}
