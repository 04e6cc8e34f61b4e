import {
  boundAlone,
  boundByPrices,
  compile,
  slotProgram,
  slotProgramSize,
  upperBoundOf,
  wholeProgram,
  type Problem,
} from '../engine/index.js';
import { findPrices, loadSolver } from './find-prices.js';

/** Seconds for the program over all slots together, which takes milliseconds: a limit for what nobody foresaw. */
const WHOLE_LIMIT = 10;
/** Seconds for the program slot by slot, and the most entries of its matrix: beyond it takes too long and too much. */
const SLOTS_LIMIT = 600;
const SLOTS_ENTRIES = 3_000_000;

export interface BoundListener {
  /** A proven upper bound on the weight of any schedule; not always lower than the one before. */
  onBound: (bound: number) => void;
  /** All that is proven at once has been told; what may follow takes its time. */
  onFirst: () => void;
}

/**
 * Proves upper bounds on the weight of any schedule of a problem, each better than the one before: each request by
 * itself; all slots together; with `deep` slot by slot. Knows nothing of any search and blocks the thread.
 */
export async function proveBound(
  problem: Problem,
  deep: boolean,
  { onBound, onFirst }: BoundListener,
): Promise<void> {
  const loading = loadSolver();
  const model = compile(problem);
  onBound(boundAlone(model));
  const program = wholeProgram(model);
  const highs = await loading;
  const prices = highs && findPrices(highs, program, { method: 'simplex', timeLimit: WHOLE_LIMIT });
  onBound(prices ? boundByPrices(program, prices) : upperBoundOf(model));
  onFirst();
  if (!highs || !prices || !deep || slotProgramSize(model) > SLOTS_ENTRIES) return;
  const bySlot = slotProgram(model);
  const better = findPrices(highs, bySlot, { method: 'ipm', timeLimit: SLOTS_LIMIT });
  if (better) onBound(boundByPrices(bySlot, better));
}
