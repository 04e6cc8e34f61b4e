import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/** The folder of package.json. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A failure whose message says everything that the reader needs: it is printed without a stack. */
export class PlainError extends Error {}

/** Throws when this Node.js is older than package.json asks for. */
export function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted = /(\d+)\.(\d+)/.exec(engines.node);
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = [Number(wanted[1]), Number(wanted[2])];
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    throw new PlainError(
      `The GA93 Planner needs Node.js ${wantedMajor}.${wantedMinor} or newer; this is ${process.version}. ` +
        'Get it from https://nodejs.org and try again.',
    );
  }
}

/** The files of a folder and of those in it, or the one file that `path` is; none when it is missing. */
function filesOf(path) {
  const about = statSync(path, { throwIfNoEntry: false });
  if (!about) return [];
  if (!about.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

/** Hash of names and contents of the files and folders given; what does not exist counts as such. */
export function hashOf(names) {
  const hash = createHash('sha256');
  for (const name of names) {
    for (const file of filesOf(join(root, name))) {
      hash.update(relative(root, file).split(sep).join('/')).update('\0');
      hash.update(readFileSync(file)).update('\0');
    }
    hash.update('\x01');
  }
  return hash.digest('hex');
}

const children = new Set();

/** Ends the steps that run now, for Ctrl+C in the middle of one. */
export function endSteps() {
  for (const child of children) child.kill('SIGTERM');
}

/**
 * Runs one step: prints its title, keeps its output to itself, and says every 20 seconds that it is
 * still at it. Throws the step's last lines when it fails.
 *
 * @param {string} title  What is done, e.g. "Installing dependencies".
 * @param {string} command  Program to run.
 * @param {string[]} args  Its arguments.
 * @param {(output: string, code: number | null) => string} explain  Sentence for a failure.
 */
export async function step(title, command, args, explain) {
  console.log(`${title} ...`);
  const began = Date.now();
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A step of ours must not behave like production because the caller's shell says so.
    env: { ...process.env, NODE_ENV: 'development', FORCE_COLOR: '0' },
    shell: process.platform === 'win32' && !command.endsWith('.exe'),
  });
  children.add(child);
  let output = '';
  const keep = (chunk) => {
    if (output.length < 1_000_000) output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ticker = setInterval(() => {
    console.log(`  still at it (${Math.round((Date.now() - began) / 1000)} s)`);
  }, 20_000);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(null);
    });
    child.once('close', resolve);
  });
  clearInterval(ticker);
  children.delete(child);
  if (code !== 0) {
    // npm and the compiler name the cause first, bundlers last.
    const lines = stripVTControlCharacters(output).trim().split('\n');
    const shown = lines.length <= 30 ? lines : [...lines.slice(0, 15), '...', ...lines.slice(-15)];
    throw new PlainError(`${shown.join('\n')}\n\n${explain(output, code)}`);
  }
}
