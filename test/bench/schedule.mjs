#!/usr/bin/env node
// usage: npm run bench:schedule -- [--quick] [--cases L-1,XL-2t] [--threads N] [--seed N] [--no-write]
// Measures the engine against the greedy peer and a general solver (HiGHS, as an integer program) on generated
// instances, has every schedule checked by the validator that shares no code with the engine, and writes the table into
// docs/scheduling.md. Full: about 13 minutes. `--quick` (about a minute) and `--cases` print only.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { FULL, only, QUICK, readCase } from './lib/cases.mjs';
import { runChild } from './lib/child.mjs';
import { cancelTable, replanTable, solveTable, threadTable, wishTable } from './lib/report.mjs';
import { machine, writeBetween } from './lib/table.mjs';
import { validate } from './peer/validate.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    cases: { type: 'string' },
    threads: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    'no-write': { type: 'boolean', default: false },
  },
});
const threads = Number(values.threads);
const seed = Number(values.seed);
let plan = values.quick ? QUICK : FULL;
if (values.cases) plan = only(FULL, values.cases.split(','));

await ensureBuilt({ only: 'server' });
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const load = loadavg()[0];
const began = performance.now();
try {
  const text = await measureAll();
  console.log(text);
  if (!values.quick && !values.cases && !values['no-write']) await writePage(text);
} finally {
  rmSync(folder, { recursive: true });
}

async function measureAll() {
  const files = new Map();
  for (const name of namesOf(plan)) files.set(name, makeInstance(name));
  const greedy = new Map([...files].map(([name, file]) => [name, runGreedy(name, file)]));

  const solved = new Map();
  for (const [name, limit] of plan.solve)
    solved.set(name, await solveOne(name, files.get(name), { seconds: limit, threads, seed }));
  const highs = new Map();
  for (const [name, limit] of plan.highs)
    highs.set(name, await runHighs(name, files.get(name), limit));
  const wishes = [];
  for (const [name, limit] of plan.wishes)
    for (const wishWorth of plan.worths) {
      const options = { seconds: limit, threads, seed, wishWorth };
      wishes.push({ name, wishWorth, ...(await solveOne(name, files.get(name), options)) });
    }
  const replans = [];
  for (const name of plan.replan)
    replans.push({ name, ...(await replanAll(name, files.get(name))) });
  const teams = [];
  for (const [name, limit] of plan.threads)
    for (const team of [1, 2]) {
      const options = { seconds: limit, threads: team, seed };
      teams.push({ name, team, limit, ...(await solveOne(name, files.get(name), options)) });
    }

  const cancels = [];
  for (const name of plan.cancel)
    for (const team of [1, 2]) {
      note(`${name} cancelled, ${team} threads`);
      const options = { threads: team, seed, moments: plan.cancelAfter };
      const result = await runChild('cancel-one.mjs', [files.get(name), JSON.stringify(options)]);
      if (result.failed) throw new Error(`${name} cancelled: ${result.failed}`);
      cancels.push({ name, team, ...result });
    }

  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  const made = `Measured by \`npm run bench:schedule${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}\` in ${minutes} minutes`;
  return [
    `${made} on ${machine()}; load before it began ${load.toFixed(1)}. ${threads === 1 ? 'One thread searches' : `${threads} threads search`}, seed ${seed}; one more proves the bound.`,
    '### Weight',
    solveTable(plan.solve, solved, greedy, highs),
    ...(wishes.length > 0 ? ['### Wished times against idle gaps', wishTable(wishes, greedy)] : []),
    ...(replans.length > 0 ? ['### Re-planning one event', replanTable(replans)] : []),
    ...(teams.length > 0 ? ['### Threads', threadTable(teams, solved)] : []),
    ...(cancels.length > 0 ? ['### From the cancel to the answer', cancelTable(cancels)] : []),
  ].join('\n\n');
}

function namesOf({ solve, highs, wishes, replan, threads: teams, cancel }) {
  const names = [...solve, ...highs, ...wishes, ...teams].map(([name]) => name);
  return new Set([...names, ...replan, ...cancel]);
}

function makeInstance(name) {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(readCase(name).instance()));
  return file;
}

/** The naive solver's figures, in a process of its own. */
function runGreedy(name, file) {
  const peer = fileURLToPath(new URL('./peer/greedy.mjs', import.meta.url));
  const out = join(folder, `${name}.greedy.json`);
  const { ms } = JSON.parse(
    execFileSync(process.execPath, [peer, file, out], { encoding: 'utf8' }),
  );
  return { ms, ...check(name, file, out) };
}

async function solveOne(name, file, options) {
  note(`${name} ${JSON.stringify(options)}`);
  const out = join(folder, `${name}.json.out`);
  const result = await runChild('solve-one.mjs', [file, out, JSON.stringify(options)]);
  if (result.failed) throw new Error(`${name}: ${result.failed}`);
  const checked = check(name, file, out);
  for (const key of ['weightPlaced', 'idleGaps', 'preferredMet'])
    if (checked[key] !== result[key])
      throw new Error(`${name}: ${key} is not what the validator says`);
  return { ...result, placed: checked.placed, requests: checked.requests, out };
}

async function runHighs(name, file, limit) {
  note(`${name} HiGHS ${limit} s`);
  const out = join(folder, `${name}.highs.json`);
  const result = await runChild('highs-peer.mjs', [file, out, String(limit)], limit * 1500 + 5_000);
  return result.failed ? result : { ...result, ...check(name, file, out) };
}

/** Re-plans on the schedule that `solveOne` left, or on one made now. */
async function replanAll(name, file) {
  const out = join(folder, `${name}.json.out`);
  const { size } = readCase(name);
  await solveOne(name, file, { seconds: size === 'XL' ? 8 : 4, threads, seed });
  note(`${name} re-plan`);
  const published = join(folder, `${name}.published.json`);
  const instance = JSON.parse(readFileSync(file, 'utf8'));
  instance.published = JSON.parse(readFileSync(out, 'utf8'));
  writeFileSync(published, JSON.stringify(instance));
  const result = await runChild('replan-one.mjs', [published]);
  if (result.failed || result.invalid > 0)
    throw new Error(`${name} re-plan: ${result.failed ?? `${result.invalid} invalid schedules`}`);
  return result;
}

/** What the validator says; a schedule that breaks a rule ends the bench. */
function check(name, file, out) {
  const report = validate(
    JSON.parse(readFileSync(file, 'utf8')),
    JSON.parse(readFileSync(out, 'utf8')),
  );
  if (!report.valid) {
    const none = report.placed === 0;
    if (none) return { ...report, failed: 'none' };
    throw new Error(`${name}: ${report.errors.slice(0, 3).join('; ')}`);
  }
  return report;
}

function note(text) {
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${text}`);
}

async function writePage(text) {
  const page = fileURLToPath(new URL('../../docs/scheduling.md', import.meta.url));
  writeBetween(page, 'bench', text);
  const options = await resolveConfig(page);
  writeFileSync(page, await format(readFileSync(page, 'utf8'), { ...options, filepath: page }));
}
