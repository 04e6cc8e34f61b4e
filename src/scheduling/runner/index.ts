export { compareBy } from './compare.js';
export { runSolve, type RunOptions } from './run-solve.js';
export { runReplan } from './run-replan.js';
