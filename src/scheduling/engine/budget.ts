export interface SearchProgress {
  weightPlaced: number;
  upperBound: number;
  /** Counted in the phase `comfort` only. */
  idleGaps: number | null;
  preferredMet: number | null;
  iterations: number;
  phase: 'weight' | 'comfort';
  /** Share of the whole budget that is spent, 0 to 1. */
  share: number;
}

/** See `packMeetings`. */
export type PackBest = (into: Int32Array) => number;

export interface SolveOptions {
  seed: number;
  /**
   * Moves tried in all; up to two thirds more for `fairness` or `stability`, which begin where the search without them
   * ends. With it and without a time limit the result depends on nothing else but the seed.
   */
  iterations?: number;
  /** Milliseconds by `now`. */
  timeLimitMs?: number;
  /** Milliseconds from any fixed point, such as `performance.now`. Needed for a time limit. */
  now?: () => number;
  /**
   * Among schedules of equal weight, prefers the one that gives a party its first meeting over another's tenth: the
   * k-th meeting of a party counts 1/k. Comes after the weight and before everything else. Default false.
   */
  fairness?: boolean;
  /**
   * Keeps the published meetings where they are as far as the weight permits: fewest of them moved (another slot or
   * room) or left out comes after weight and fairness and before idle gaps. Default false: the published schedule
   * plays no part.
   */
  stability?: boolean;
  /**
   * How many idle gaps one wished slot is worth. Default 0: a wish never costs an idle gap, as the format asks; with
   * 1 a wish may cost a gap.
   */
  wishWorth?: number;
  /**
   * Called when there is a first schedule and then now and then; the caller decides how often to pass it on.
   * `packBest` writes the meetings of the best schedule so far as `unpackMeetings` reads them, and says how many.
   */
  onProgress?: (progress: SearchProgress, packBest: PackBest) => void;
  /** Asked now and then; true ends the search with the best so far. */
  shouldStop?: () => boolean;
  /**
   * The best upper bound on the weight proven so far, by whoever computes it beside the search. Without it `solve`
   * computes one before it begins. Ends the search for weight only where a clock limits it: with iterations alone it
   * steers nothing.
   */
  upperBound?: () => number;
  /** Asked between the explanations of two requests; false leaves the rest unexplained. Default: all are explained. */
  mayExplain?: () => boolean;
}

/** Moves between two looks at the clock and at `shouldStop`. */
const STRIDE = 64;
export const DEFAULT_ITERATIONS = 200_000;

/** What a search may still spend: iterations, time, or both, and the wish to stop. */
export class Budget {
  iterations = 0;
  stopped = false;
  private limit: number;
  private readonly startedAt: number;
  private readonly timeLimit: number;
  private readonly now: (() => number) | undefined;
  private elapsed = 0;
  private phaseUsed = 0;
  private phaseEnd = 1;

  constructor(private readonly options: SolveOptions) {
    this.now = options.timeLimitMs === undefined ? undefined : options.now;
    if (options.timeLimitMs !== undefined && !options.now)
      throw new Error('A time limit needs a clock: pass now');
    this.timeLimit = options.timeLimitMs ?? Number.POSITIVE_INFINITY;
    this.limit =
      options.iterations ??
      (options.timeLimitMs === undefined ? DEFAULT_ITERATIONS : Number.POSITIVE_INFINITY);
    this.startedAt = this.now?.() ?? 0;
  }

  /** Whether a clock limits the search: then it may end as soon as the bound is met. */
  get timed(): boolean {
    return this.now !== undefined;
  }

  /** Begins a part of the search that may go on until `end` (0 to 1) of the whole budget is spent. */
  beginPhase(end: number): void {
    this.look();
    this.phaseUsed = this.used();
    this.phaseEnd = end;
  }

  /** Raises the number of moves so that what was the whole of it is this share from now on. */
  stretch(share: number): void {
    this.limit /= share;
  }

  /** Spends one iteration. @returns false when this part of the search must end */
  spend(onLook?: () => void): boolean {
    if (this.stopped || this.iterations >= this.limit * this.phaseEnd) return false;
    if (++this.iterations % STRIDE === 0) {
      this.look();
      onLook?.();
    }
    return !this.stopped && this.elapsed < this.timeLimit * this.phaseEnd;
  }

  /** Share of this part that is spent, 0 to 1. */
  get phaseShare(): number {
    const span = this.phaseEnd - this.phaseUsed;
    return span <= 0 ? 1 : Math.min(1, (this.used() - this.phaseUsed) / span);
  }

  look(): void {
    if (this.now) this.elapsed = this.now() - this.startedAt;
    if (this.options.shouldStop?.()) this.stopped = true;
  }

  /** Share of the whole budget that is spent, 0 to 1. */
  used(): number {
    const byTime = this.now ? this.elapsed / this.timeLimit : 0;
    const byCount = this.limit === Number.POSITIVE_INFINITY ? 0 : this.iterations / this.limit;
    return Math.min(1, Math.max(byTime, byCount));
  }
}
