export { compareBy } from './compare.js';
export { runReplan } from './run-replan.js';
export { runSolve, STOP_AND_KEEP, type RunOptions } from './run-solve.js';
