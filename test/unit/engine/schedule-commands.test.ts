import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
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
const folder = mkdtempSync(join(tmpdir(), 'schedule-'));
const path = (name: string): string => join(folder, name);
const readMeetings = (name: string): object[] =>
  JSON.parse(readFileSync(path(name), 'utf8')) as object[];

beforeAll(() => {
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
  });
  const peer = validate(applyEvent(withPlan, instance.events[0]), readMeetings('mended.json'));
  expect(peer).toMatchObject({ errors: [], moved: report.moved, cancelled: report.cancelled });
});

/** Runs a command line. @returns what it printed */
async function run(...args: string[]): Promise<string[]> {
  const printed: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  try {
    const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
    registerScheduleCommands(program);
    for (const command of program.commands.flatMap((parent) => parent.commands))
      command.exitOverride().configureOutput({ writeErr: () => undefined });
    await program.parseAsync(['node', 'cli', 'schedule', ...args]);
    return printed;
  } catch (error) {
    expect(printed).toEqual([]);
    throw error;
  } finally {
    write.mockRestore();
  }
}

test('the command line prints one JSON line', async () => {
  const files = ['--instance', path('instance.json'), '--out', path('c.json')];
  const printed = await run('solve', ...files, '--iterations', '100', '--wish-worth', '1');
  expect(printed).toHaveLength(1);
  expect(printed[0]!.indexOf('\n')).toBe(printed[0]!.length - 1);
  expect(JSON.parse(printed[0]!)).toMatchObject({ requests: 120 });
});

describe('is refused with the place named, nothing printed and nothing written', () => {
  type Instance = { requests: Record<string, unknown>[]; rooms: Record<string, unknown>[] };
  const change = (edit: (broken: Instance) => void): string => {
    const broken = structuredClone(instance) as unknown as Instance;
    edit(broken);
    return JSON.stringify(broken);
  };
  const first = (fields: object) => change(({ requests }) => Object.assign(requests[0]!, fields));
  const twins = change(({ requests }) => (requests[1]!.id = requests[0]!.id));
  const circle = change(({ requests }) => {
    for (const [k, next] of [1, 2, 0].entries()) requests[k]!.after = requests[next]!.id;
  });
  test.each([
    ['no JSON', '{"format":', /broken\.json is not JSON/],
    ['nothing', '', /broken\.json is not JSON/],
    ['no object', '[]', /broken\.json: instance: .*not_an_object/],
    ['another format', '{"format":"x/1"}', /broken\.json: format: .*unknown_format/],
    ['an unknown party', first({ b: 5000 }), /requests\[0\]\.b: .*unknown_party/],
    ['a request twice', twins, /requests\[1\]\.id: .*duplicate_id/],
    ['a negative size', first({ size: -3 }), /requests\[0\]\.size: .*negative/],
    [
      'a negative capacity',
      change(({ rooms }) => (rooms[2]!.capacity = -1)),
      /rooms\[2\]\.capacity: .*negative/,
    ],
    [
      'a pin too small for its meeting',
      first({ pinned: { slot: 0, room: 0 }, size: 900 }),
      /requests\[0\]\.pinned: .*pin_impossible/,
    ],
    ['an order in a circle', circle, /requests\[0\]\.after: .*order_cycle/],
  ])('%s', async (_, text, message) => {
    writeFileSync(path('broken.json'), text);
    const files = ['--instance', path('broken.json'), '--out', path('never.json')];
    await expect(run('solve', ...files, '--iterations', '1')).rejects.toThrow(message);
    expect(existsSync(path('never.json'))).toBe(false);
  });

  const files = (name: string, out: string): string[] => [
    '--instance',
    path(name),
    '--out',
    path(out),
  ];
  test.each([
    ['a missing file', ['solve', ...files('none.json', 'c.json')], 'none.json'],
    ['a folder to write to', ['solve', ...files('instance.json', '.')], 'EISDIR'],
    ['a folder that is not there', ['solve', ...files('instance.json', 'x/c.json')], 'x/c.json'],
    ['no instance', ['solve', '--out', path('c.json')], '--instance'],
    ['no number', ['solve', ...files('instance.json', 'c'), '--iterations', 'x'], 'whole number'],
    ['no time', ['solve', ...files('instance.json', 'c'), '--time-limit', '0'], 'positive number'],
    ['no thread', ['solve', ...files('instance.json', 'c'), '--threads', '0'], 'from 1 to 64'],
    [
      'nothing published',
      ['replan', ...files('instance.json', 'c.json'), '--event', path('event.json')],
      'published is missing',
    ],
  ])('%s', async (_, args, message) => {
    await expect(run(...args)).rejects.toThrow(message);
  });

  test('an event that names what does not exist', async () => {
    writeFileSync(path('bad-event.json'), '{"type":"room-closed","room":99,"slots":[0]}');
    const args = [...files('with-plan.json', 'c.json'), '--event', path('bad-event.json')];
    await expect(run('replan', ...args)).rejects.toThrow(/bad-event\.json: event\.room: .*unknown/);
  });
});
