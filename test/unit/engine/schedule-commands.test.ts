import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  registerScheduleCommands,
  replanFile,
  solveFile,
} from '../../../src/scheduling/cli/schedule-commands.js';
import { generate } from '../../bench/peer/gen.mjs';
import { applyEvent, validate } from '../../bench/peer/validate.mjs';

// A busy machine may take its time over these.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const instance = generate('S', 8, { rich: true, tight: true });
let folder: string;
const path = (name: string): string => join(folder, name);
const readMeetings = (name: string): object[] =>
  JSON.parse(readFileSync(path(name), 'utf8')) as object[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'schedule-'));
  writeFileSync(path('instance.json'), JSON.stringify(instance));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('solve writes the schedule and reports what the validator would', async () => {
  const args = { instance: path('instance.json'), iterations: 2000, seed: 4, threads: 1 };
  const report = await solveFile({ ...args, out: path('a.json') });
  const peer = validate(instance, readMeetings('a.json'));
  expect(peer.errors).toEqual([]);
  expect(report).toMatchObject({
    placed: peer.placed,
    requests: peer.requests,
    weightPlaced: peer.weightPlaced,
    idleGaps: peer.idleGaps,
    preferredMet: peer.preferredMet,
    preferredAsked: peer.preferredPlaced,
  });
  expect(Object.keys(report).sort().join(' ')).toBe(
    'elapsedMs gapPercent idleGaps iterations placed preferredAsked preferredMet provenOptimal ' +
      'requests unplaced upperBound weightPlaced weightTotal',
  );
  await solveFile({ ...args, out: path('b.json') });
  expect(readFileSync(path('b.json'))).toEqual(readFileSync(path('a.json')));
});

test('replan writes the mended schedule and counts the changes', async () => {
  const out = path('plan.json');
  await solveFile({ instance: path('instance.json'), out, iterations: 500, seed: 1, threads: 1 });
  const withPlan = { ...instance, published: readMeetings('plan.json') };
  writeFileSync(path('with-plan.json'), JSON.stringify(withPlan));
  writeFileSync(path('event.json'), JSON.stringify(instance.events[0]));
  const report = await replanFile({
    instance: path('with-plan.json'),
    event: path('event.json'),
    out: path('mended.json'),
    seed: 1,
  });
  const peer = validate(applyEvent(withPlan, instance.events[0]), readMeetings('mended.json'));
  expect(peer).toMatchObject({ errors: [], moved: report.moved, cancelled: report.cancelled });
});

test('the command line prints one JSON line, and refuses bad input with a message', async () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const run = (...args: string[]): Promise<Command> => {
    const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
    registerScheduleCommands(program);
    for (const command of program.commands.flatMap((parent) => parent.commands))
      command.exitOverride().configureOutput({ writeErr: () => undefined });
    return program.parseAsync(['node', 'cli', 'schedule', ...args]);
  };
  try {
    const files = ['--instance', path('instance.json'), '--out', path('c.json')];
    await run('solve', ...files, '--iterations', '100');
    expect(write).toHaveBeenCalledTimes(1);
    const line = String(write.mock.calls[0]![0]);
    expect(line.endsWith('\n')).toBe(true);
    expect(JSON.parse(line)).toMatchObject({ requests: 120 });
    await expect(run('solve', ...files, '--iterations', 'x')).rejects.toThrow('whole number');
    await expect(run('solve', '--out', path('c.json'))).rejects.toThrow('--instance');
    writeFileSync(path('broken.json'), '{"format":');
    await expect(
      run('solve', '--instance', path('broken.json'), '--out', path('c.json')),
    ).rejects.toThrow('is not JSON');
  } finally {
    write.mockRestore();
  }
});
