import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  boundAlone,
  boundByPrices,
  compile,
  parseProblem,
  slotProgram,
  slotProgramSize,
  solve,
  upperBoundOf,
  wholeProgram,
} from '../../../src/scheduling/engine/index.js';
import { findPrices, loadSolver } from '../../../src/scheduling/runner/find-prices.js';
import { proveBound } from '../../../src/scheduling/runner/prove-bound.js';
import { generate } from '../../bench/peer/gen.mjs';
import { judge } from '../../support/referee.js';
import { mostWeight } from './exhaustive.js';
import { tinyProblem, toInstance } from './tiny-problem.js';

// A busy machine may take its time over these.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const highs = (await loadSolver())!;

test('no bound is ever below the most weight that a schedule places, pins or not', () => {
  fc.assert(
    fc.property(tinyProblem, fc.nat(15), (drawn, pins) => {
      const free = parseProblem(toInstance(drawn));
      // What one schedule holds can be pinned together.
      const { meetings } = solve(free, { seed: 1, iterations: 50 });
      const pinned = meetings.filter((_, k) => pins & (1 << k));
      const problem = parseProblem({
        ...toInstance(drawn),
        requests: drawn.requests.map((request) => {
          const pin = pinned.find(({ requestId }) => requestId === request.id);
          return pin ? { ...request, pinned: { slot: pin.slot, room: pin.room } } : request;
        }),
      });
      const most = mostWeight(problem);
      const solution = solve(problem, { seed: pins, iterations: 200 });
      expect(judge(problem, solution.meetings).broken).toEqual([]);
      expect(solution.weightPlaced).toBe(most);
      expect(solution.upperBound).toBeGreaterThanOrEqual(most);
      const model = compile(problem);
      expect(boundAlone(model)).toBeGreaterThanOrEqual(most);
      expect(upperBoundOf(model)).toBeGreaterThanOrEqual(most);
      for (const program of [wholeProgram(model), slotProgram(model)])
        for (const method of ['simplex', 'ipm'] as const) {
          const prices = findPrices(highs, program, { method, timeLimit: 10 })!;
          expect(boundByPrices(program, prices)).toBeGreaterThanOrEqual(most);
        }
    }),
    { numRuns: 80, seed: 93 },
  );
});

test('prices prove a bound whatever they are; the best ones only make it low', () => {
  const problem = parseProblem(generate('S', 1, { tight: true, hot: true, rich: true }));
  const model = compile(problem);
  const { weightPlaced } = solve(problem, { seed: 1, iterations: 20_000 });
  for (const program of [wholeProgram(model), slotProgram(model)]) {
    const best = findPrices(highs, program, { method: 'simplex', timeLimit: 10 })!;
    const lowest = boundByPrices(program, best);
    const price = fc.oneof(
      fc.double({ min: -2, max: 6 }),
      fc.constantFrom(NaN, Infinity, -Infinity, 1e300),
    );
    fc.assert(
      fc.property(fc.array(price, { maxLength: program.rowCount }), (prices) => {
        expect(boundByPrices(program, prices)).toBeGreaterThanOrEqual(lowest);
      }),
      { numRuns: 50, seed: 93 },
    );
    expect(lowest).toBeGreaterThanOrEqual(weightPlaced);
  }
});

test.each([
  ['S', 1, {}, 279],
  ['S', 4, { rich: true }, 279],
  ['M', 2, { tight: true }, 1950],
  ['M', 3, { hot: true }, 1953],
  ['M', 4, { rich: true }, 1934],
  ['L', 1, {}, 6100],
  ['L', 2, { tight: true }, 5432],
  ['L', 4, { rich: true }, 5971],
] as const)('%s-%i %o is proven at most %i at once', async (size, seed, flags, bound) => {
  const seen: number[] = [];
  const problem = parseProblem(generate(size, seed, flags));
  const onFirst = vi.fn();
  await proveBound(problem, false, { onBound: (value) => seen.push(value), onFirst });
  expect(onFirst).toHaveBeenCalledOnce();
  expect(Math.min(...seen)).toBeLessThanOrEqual(bound);
});

test('slot by slot the bound is lower where people are free at different times', async () => {
  const problem = parseProblem(generate('S', 5, { hot: true, tight: true }));
  const model = compile(problem);
  const [whole, slots] = [wholeProgram(model), slotProgram(model)].map((program) =>
    boundByPrices(program, findPrices(highs, program, { method: 'ipm', timeLimit: 10 })!),
  );
  expect(slots!).toBeLessThan(whole!);
  expect(slotProgramSize(model)).toBeGreaterThanOrEqual(slotProgram(model).rows.length);
});

test('a solver that fails gives no prices', () => {
  const program = wholeProgram(compile(parseProblem(generate('S', 1))));
  const broken = {
    withModel: () => {
      throw new Error('memory access out of bounds');
    },
  };
  expect(findPrices(broken as never, program, { method: 'simplex', timeLimit: 1 })).toBeNull();
});
