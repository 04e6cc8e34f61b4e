// usage: node cancel-one.mjs INSTANCE '{"threads":1,"seed":1,"moments":[1,20,100]}'
// Cancels a search so many milliseconds after its beginning, again and again, and prints how long the answer took.
import { readFileSync } from 'node:fs';
import { parseProblem } from '../../../dist/scheduling/engine/index.js';
import { runSolve } from '../../../dist/scheduling/runner/index.js';

const [instance, options] = process.argv.slice(2);
const { moments, ...search } = JSON.parse(options);
const problem = parseProblem(JSON.parse(readFileSync(instance, 'utf8')));
const answers = [];
for (const moment of moments) {
  const cancel = new AbortController();
  let cancelledAt = 0;
  setTimeout(() => {
    cancelledAt = performance.now();
    cancel.abort();
  }, moment);
  const { meetings } = await runSolve(problem, {
    ...search,
    timeLimitMs: 60_000,
    signal: cancel.signal,
  });
  answers.push({ moment, ms: performance.now() - cancelledAt, placed: meetings.length });
}
console.log(JSON.stringify({ answers }));
