import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import {
  parseProblem,
  solve,
  validateSchedule,
  type SearchProgress,
} from '../../../src/scheduling/engine/index.js';
import { generate } from '../../bench/peer/gen.mjs';
import { validate } from '../../bench/peer/validate.mjs';

// A busy machine may take its time over these.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const variants = [
  ['S', {}],
  ['S', { tight: true, hall: true }],
  ['S', { hot: true, rich: true }],
  ['S', { tight: true, hot: true, rich: true, hall: true }],
  ['M', { tight: true }],
  ['M', { hot: true, hall: true }],
  ['M', { rich: true, tight: true }],
] as const;

function greedyWeight(instance: object): number {
  const folder = mkdtempSync(join(tmpdir(), 'greedy-'));
  try {
    const file = join(folder, 'instance.json');
    writeFileSync(file, JSON.stringify(instance));
    const peer = fileURLToPath(new URL('../../bench/peer/greedy.mjs', import.meta.url));
    const line = execFileSync(process.execPath, [peer, file], { encoding: 'utf8' });
    return (JSON.parse(line) as { weight: number }).weight;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.each(variants)('a generated %s %o', (size, flags) => {
  const instance = generate(size, 11, flags);
  const problem = parseProblem(instance);
  const solution = solve(problem, { seed: 1, iterations: 8000 });

  test('is solved validly, is measured rightly and is bounded', () => {
    const peer = validate(instance, solution.meetings);
    expect(peer.errors).toEqual([]);
    expect(validateSchedule(problem, solution.meetings).violations).toEqual([]);
    expect(solution).toMatchObject({
      weightPlaced: peer.weightPlaced,
      weightTotal: peer.weightTotal,
      idleGaps: peer.idleGaps,
      preferredMet: peer.preferredMet,
      preferredAsked: peer.preferredPlaced,
    });
    expect(solution.upperBound).toBeGreaterThanOrEqual(solution.weightPlaced);
    expect(solution.provenOptimal).toBe(solution.upperBound === solution.weightPlaced);
    const placed = solution.meetings.map(({ requestId }) => requestId);
    const unplaced = solution.unplaced.map(({ requestId }) => requestId);
    expect([...placed, ...unplaced].sort((x, y) => x - y)).toEqual(
      problem.requests.map(({ id }) => id),
    );
  });

  test('is never solved worse than by the greedy peer', () => {
    expect(solution.weightPlaced).toBeGreaterThanOrEqual(greedyWeight(instance));
  });
});

test('the same seed and iterations twice give the same solution; the clock plays no part', () => {
  const problem = parseProblem(generate('S', 4, { rich: true, tight: true }));
  const first = solve(problem, { seed: 9, iterations: 3000 });
  let tick = 0;
  const second = solve(problem, { seed: 9, iterations: 3000, now: () => (tick += 1000) });
  expect(second).toEqual(first);
  expect(first.iterations).toBeLessThanOrEqual(3000);
});

test('a time limit ends the search by the clock that it is given', () => {
  const problem = parseProblem(generate('M', 4, { tight: true }));
  let now = 0;
  const { iterations } = solve(problem, { seed: 1, timeLimitMs: 50, now: () => (now += 1) });
  expect(iterations).toBeGreaterThan(0);
  expect(iterations).toBeLessThan(50 * 64 + 1);
  expect(() => solve(problem, { seed: 1, timeLimitMs: 50 })).toThrow('clock');
});

test('progress is told, weight never falls, and a wish to stop is heard at once', () => {
  const instance = generate('M', 5, { hot: true, tight: true });
  const seen: SearchProgress[] = [];
  const solution = solve(parseProblem(instance), {
    seed: 1,
    iterations: 1_000_000,
    onProgress: (progress) => seen.push(progress),
    shouldStop: () => seen.length >= 20,
  });
  expect(validate(instance, solution.meetings).errors).toEqual([]);
  expect(solution.iterations).toBeLessThan(5000);
  expect(seen.map(({ weightPlaced }) => weightPlaced)).toEqual(
    seen.map(({ weightPlaced }) => weightPlaced).sort((x, y) => x - y),
  );
  expect(seen[0]!.upperBound).toBe(solution.upperBound);
});

test.each(['parties', 'rooms', 'interpreters', 'requests'] as const)('works without %s', (none) => {
  const instance = generate('S', 1);
  const empty = { ...instance, [none]: [], ...(none === 'parties' ? { requests: [] } : {}) };
  const requests = (empty.requests as { pinned: unknown }[]).map((r) => ({ ...r, pinned: null }));
  const solution = solve(parseProblem({ ...empty, requests }), { seed: 1, iterations: 500 });
  expect(validate({ ...empty, requests }, solution.meetings).errors).toEqual([]);
});
