export { compareBy } from './compare.js';
export { runSolve, type RunOptions } from './run-solve.js';
