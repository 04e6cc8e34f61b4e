// usage: node solve-one.mjs INSTANCE OUT '{"seconds":3,"threads":1,"seed":1,"wishWorth":0}'
// Solves one instance with the built engine and prints what it knew at which moment, and the memory that it took.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseProblem } from '../../../dist/scheduling/engine/index.js';
import { runSolve } from '../../../dist/scheduling/runner/index.js';

const [instance, out, options] = process.argv.slice(2);
const { seconds, ...wishes } = JSON.parse(options);
const problem = parseProblem(JSON.parse(readFileSync(instance, 'utf8')));
const curve = [];
const began = performance.now();
const solution = await runSolve(problem, {
  ...wishes,
  timeLimitMs: seconds * 1000,
  onProgress: ({ weightPlaced, upperBound, phase }) =>
    curve.push({
      ms: Math.round(performance.now() - began),
      weight: weightPlaced,
      bound: upperBound,
      phase,
    }),
});
const ms = Math.round(performance.now() - began);
writeFileSync(out, JSON.stringify(solution.meetings));
curve.push({ ms, weight: solution.weightPlaced, bound: solution.upperBound, phase: 'end' });
const { meetings: _, unplaced, ...measures } = solution;
console.log(
  JSON.stringify({
    ...measures,
    unexplained: unplaced.filter(({ reason }) => reason === 'not_found').length,
    ms,
    curve,
    rssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
