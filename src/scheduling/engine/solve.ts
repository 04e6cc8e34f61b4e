import { boundAlone, upperBoundOf } from './bound.js';
import { Budget, type SearchProgress, type SolveOptions } from './budget.js';
import { construct, placeFree, placePins } from './construct.js';
import { explainUnplaced } from './explain.js';
import { stayNearPublished } from './homes.js';
import { ComfortSearch } from './improve-comfort.js';
import { WeightSearch } from './improve-weight.js';
import { measure } from './measure.js';
import { compile, type Model } from './model.js';
import type { Problem, Solution } from './problem.js';
import { Rng } from './rng.js';
import { State, type Snapshot } from './state.js';
import { packMeetings, toMeetings } from './to-meetings.js';

/**
 * Shares of the budget after which the searches end that come before comfort: for weight, if it has not met the bound
 * before, and for each setting that decides between schedules of equal weight.
 */
const WEIGHT_SHARE = 0.6;
const FAIR_SHARE = 0.7;
const NEAR_SHARE = 0.85;
const NEARER_SHARE = 0.9;
/** Milliseconds that the explanation of one request takes, about, and the most of a time limit kept for them all. */
const EXPLAIN_MS = 1;
const MOST_EXPLAIN_SHARE = 0.15;

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
  const boundNow = watchBound(model, options);
  const report = progressReporter(model, options, budget, boundNow);
  report('weight', state.weightPlaced, () => state);

  const target = budget.timed ? boundNow : (): number => Number.POSITIVE_INFINITY;
  const search = (where: State, share: number, fairness = false): void => {
    budget.beginPhase(share);
    const byWeight = new WeightSearch(where, rng, fairness);
    byWeight.run(budget, target, () => {
      const isBest = where === state || byWeight.bestWeight >= state.weightPlaced;
      report('weight', isBest ? byWeight.bestWeight : state.weightPlaced, () =>
        isBest ? byWeight.readBest() : state,
      );
    });
  };
  const comfort = (): void => {
    budget.beginPhase(1 - explainShare(state, options));
    const byComfort = new ComfortSearch(state, rng, options);
    byComfort.run(budget, () =>
      report('comfort', state.weightPlaced, () => byComfort.readBest(), byComfort),
    );
    // Meetings moved for comfort may have opened a place for one left out.
    placeFree(state);
  };
  // The same search whatever the settings: what they decide comes after, and never below its weight.
  search(state, WEIGHT_SHARE);
  const { fairness = false, stability = false } = options;
  const settles = fairness || stability;
  // Counted in moves alone, all that is done without settings comes first: comfort too may gain weight in the end.
  if (settles && !budget.timed && state.weightPlaced < boundAlone(model)) {
    comfort();
    budget.stretch(WEIGHT_SHARE);
  }
  if (fairness) search(state, FAIR_SHARE, true);
  if (stability)
    stayNearPublished(state, fairness, {
      anew: (near) => search(near, NEAR_SHARE, fairness),
      onwards: (same) => search(same, NEARER_SHARE, fairness),
    });
  comfort();
  return toSolution(state, boundNow(), budget.iterations, options.mayExplain);
}

/** Share of a time limit that stays for the explanations, so that the whole ends about when it should. */
function explainShare({ model, placedCount }: State, { timeLimitMs }: SolveOptions): number {
  if (timeLimitMs === undefined) return 0;
  return Math.min(
    MOST_EXPLAIN_SHARE,
    ((model.requestCount - placedCount) * EXPLAIN_MS) / timeLimitMs,
  );
}

/** The bound known at the moment. Whoever computes a better one beside the search may fail, or not have begun. */
function watchBound(model: Model, { upperBound, shouldStop }: SolveOptions): () => number {
  const own = upperBound ? boundAlone(model) : upperBoundOf(model, shouldStop);
  return () => Math.min(own, upperBound?.() ?? own);
}

export function toSolution(
  state: State,
  upperBound: number,
  iterations: number,
  mayExplain?: () => boolean,
): Solution {
  const { model } = state;
  const meetings = toMeetings(model, state);
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
    unplaced: explainUnplaced(state, mayExplain),
  };
}

function progressReporter(
  model: Model,
  options: SolveOptions,
  budget: Budget,
  boundNow: () => number,
) {
  return (
    phase: SearchProgress['phase'],
    weightPlaced: number,
    readBest: () => Snapshot,
    comfort?: Pick<ComfortSearch, 'bestIdle' | 'bestPreferred'>,
  ): void =>
    options.onProgress?.(
      {
        phase,
        weightPlaced,
        upperBound: boundNow(),
        idleGaps: comfort?.bestIdle ?? null,
        preferredMet: comfort?.bestPreferred ?? null,
        iterations: budget.iterations,
        share: budget.used(),
      },
      (into) => packMeetings(model, readBest(), into),
    );
}
