import { boundAlone } from './bound.js';
import { Budget, type SolveOptions } from './budget.js';
import { construct, placePins } from './construct.js';
import { explainUnplaced } from './explain.js';
import { WeightSearch } from './improve-weight.js';
import { measure } from './measure.js';
import { compile } from './model.js';
import type { Problem, Solution } from './problem.js';
import { Rng } from './rng.js';
import { State } from './state.js';
import { toMeetings } from './to-meetings.js';

/**
 * Places the requests of a problem read by `parseProblem`: most weight, then fewest idle gaps, then most wished
 * slots. The same problem, seed and number of iterations give the same solution.
 */
export function solve(problem: Problem, options: SolveOptions): Solution {
  const budget = new Budget(options);
  const rng = new Rng(options.seed);
  const model = compile(problem);
  const state = new State(model);
  placePins(state);
  construct(state);
  const upperBound = boundAlone(model);
  budget.beginPhase(0.6);
  new WeightSearch(state, rng).run(budget, upperBound);
  return toSolution(state, upperBound, budget.iterations);
}

export function toSolution(state: State, upperBound: number, iterations: number): Solution {
  const { model } = state;
  const meetings = toMeetings(state);
  const { weightPlaced, weightTotal, idleGaps, preferredMet, preferredAsked } = measure(
    model.problem,
    meetings,
  );
  return {
    meetings,
    weightPlaced,
    weightTotal,
    upperBound,
    provenOptimal: weightPlaced === upperBound,
    idleGaps,
    preferredMet,
    preferredAsked,
    iterations,
    unplaced: explainUnplaced(state),
  };
}
