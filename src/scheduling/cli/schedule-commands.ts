import { open, readFile, writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import {
  InstanceError,
  parseEvent,
  parseProblem,
  Replanner,
  validateSchedule,
  type PlacedMeeting,
  type Problem,
  type Solution,
} from '../engine/index.js';
import { runSolve } from '../runner/index.js';

const DEFAULT_TIME_LIMIT_S = 10;
/** Events tried for nothing before the one that is timed. */
const REHEARSALS = 8;

interface SolveArguments {
  instance: string;
  out: string;
  timeLimit?: number;
  iterations?: number;
  seed: number;
  threads: number;
  fairness?: boolean;
  stability?: boolean;
  wishWorth?: number;
}

interface ReplanArguments {
  instance: string;
  event: string;
  out: string;
}

/** The line that `schedule solve` prints. */
export interface SolveReport extends Omit<Solution, 'meetings'> {
  placed: number;
  requests: number;
  gapPercent: number;
  elapsedMs: number;
}

/** Adds `schedule solve` and `schedule replan`. Failures are thrown to the caller, who prints them and sets the exit status. */
export function registerScheduleCommands(program: Command): void {
  const schedule = program.command('schedule').description('make and mend meeting schedules');
  schedule
    .command('solve')
    .description('place the requests of an instance file (ga-meetings/1 or /2)')
    .requiredOption('--instance <file>', 'instance to read')
    .requiredOption('--out <file>', 'where to write the schedule')
    .option('--time-limit <seconds>', 'search time', positiveNumber)
    .option('--iterations <n>', 'moves to try, for a reproducible result', wholeNumber)
    .option('--seed <n>', 'first seed', wholeNumber, 1)
    .option('--threads <n>', 'threads, one seed each', positiveWhole, 1)
    .option('--fairness', 'a first meeting before the tenth of another, at equal weight')
    .option('--stability', 'fewest changes against the published schedule, at equal weight')
    .option('--wish-worth <gaps>', 'idle gaps that a wished slot is worth', notNegative)
    .action(async (args: SolveArguments) => printLine(await solveFile(args)));
  schedule
    .command('replan')
    .description('mend the published schedule of an instance file after one event')
    .requiredOption('--instance <file>', 'instance with published meetings')
    .requiredOption('--event <file>', 'the event')
    .requiredOption('--out <file>', 'where to write the schedule')
    .action(async (args: ReplanArguments) => printLine(await replanFile(args)));
}

/** Solves an instance file and writes the schedule. `elapsedMs` counts from the parsed instance to the solution. */
export async function solveFile(args: SolveArguments): Promise<SolveReport> {
  const problem = await readProblem(args.instance);
  await checkWritable(args.out);
  const seconds =
    args.timeLimit ?? (args.iterations === undefined ? DEFAULT_TIME_LIMIT_S : undefined);
  const startedAt = performance.now();
  const { meetings, ...solution } = await runSolve(problem, {
    seed: args.seed,
    threads: args.threads,
    iterations: args.iterations,
    timeLimitMs: seconds === undefined ? undefined : seconds * 1000,
    fairness: args.fairness,
    stability: args.stability,
    wishWorth: args.wishWorth,
  });
  const elapsedMs = Math.round(performance.now() - startedAt);
  checkValid(problem, meetings);
  await writeMeetings(args.out, meetings);
  const { upperBound, weightPlaced } = solution;
  return {
    placed: meetings.length,
    requests: problem.requests.length,
    ...solution,
    gapPercent: upperBound === 0 ? 0 : (100 * (upperBound - weightPlaced)) / upperBound,
    elapsedMs,
  };
}

/**
 * Re-plans an instance file and writes the schedule. `elapsedMs` counts from the event to the finished plan. Reading
 * the files, opening the published plan (compiling the problem, putting each meeting in its place), a few events
 * rehearsed for the machine code, and writing are not in it: a service has its plan open when an event comes in.
 */
export async function replanFile(
  args: ReplanArguments,
): Promise<{ moved: number; cancelled: number; elapsedMs: number }> {
  const problem = await readProblem(args.instance);
  if (!problem.published) throw new Error(`${args.instance}: published is missing`);
  const event = await inFile(args.event, (json) => parseEvent(json, problem));
  await checkWritable(args.out);
  const replanner = new Replanner(problem);
  replanner.rehearse(REHEARSALS);
  const startedAt = performance.now();
  const result = replanner.apply(event);
  const elapsedMs = Math.round((performance.now() - startedAt) * 10) / 10;
  checkValid(result.problem, result.meetings);
  await writeMeetings(args.out, result.meetings);
  return { moved: result.moved.length, cancelled: result.cancelled.length, elapsedMs };
}

async function readProblem(file: string): Promise<Problem> {
  return inFile(file, parseProblem);
}

/** Reads a JSON file; whatever is wrong with what it holds is told with its name. */
async function inFile<T>(file: string, parse: (json: unknown) => T): Promise<T> {
  const text = await readFile(file, 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  try {
    return parse(json);
  } catch (error) {
    if (!(error instanceof InstanceError)) throw error;
    throw new Error(`${file}: ${error.message}`, { cause: error });
  }
}

/** Better to know now than after the search. */
async function checkWritable(file: string): Promise<void> {
  const handle = await open(file, 'a');
  await handle.close();
}

/** What breaks a rule is never written: success promises a valid schedule. */
function checkValid(problem: Problem, meetings: PlacedMeeting[]): void {
  const [violation] = validateSchedule(problem, meetings).violations;
  if (violation) throw new Error(`The schedule breaks a rule: ${JSON.stringify(violation)}`);
}

async function writeMeetings(file: string, meetings: PlacedMeeting[]): Promise<void> {
  const lines = meetings.map((meeting) => JSON.stringify(meeting)).join(',\n');
  await writeFile(file, `[\n${lines}\n]\n`);
}

function printLine(report: object): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number is expected.');
  return Number(text);
}

function positiveWhole(text: string): number {
  const value = wholeNumber(text);
  if (value < 1 || value > 64) throw new InvalidArgumentError('A number from 1 to 64 is expected.');
  return value;
}

function notNegative(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value < 1e6)) throw new InvalidArgumentError('A number from 0 is expected.');
  return value;
}

function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1e6)) throw new InvalidArgumentError('A positive number is expected.');
  return value;
}
