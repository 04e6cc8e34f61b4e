import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { endSteps, PlainError, root } from './project.mjs';

/** A second Ctrl+C sooner than this is npm passing on the first one. */
const IMPATIENT_AFTER_MS = 2_000;
const PARENT_CHECK_MS = 250;

/** Runs a script of ours to its exit code; a failure is printed as its sentence alone. */
export function main(body) {
  const abort = (signal) => {
    endSteps();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', abort);
  process.once('SIGTERM', abort);
  const prepared = () => {
    process.off('SIGINT', abort);
    process.off('SIGTERM', abort);
  };
  body(prepared).then(
    (code) => process.exit(code),
    (error) => {
      console.error(error instanceof PlainError ? `\n${error.message}` : error);
      process.exit(1);
    },
  );
}

/**
 * The processes up to npm, which changes when one of them is gone: this one's parent and, where that is
 * the shell that npm runs a script with, the shell's parent. Nothing above npm, whose own parent may
 * well end before it (`nohup npm start &`).
 */
function ancestors() {
  const parent = process.ppid;
  try {
    const [, option] = readFileSync(`/proc/${parent}/cmdline`, 'utf8').split('\0');
    if (option !== '-c') return `${parent}`;
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    return `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    // Not Linux: there the usual shells give way to the script, so that npm is the parent.
    return `${parent}`;
  }
}

/**
 * Runs the program that does the work and passes signals on, once. The child is out of the terminal's
 * process group, so that Ctrl+C reaches it only through here; and it ends when this process or npm
 * dies, by the closed channel. Resolves to its exit code.
 */
export async function supervise(args, options = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
    ...options,
  });
  let first = 0;
  const end = (signal) => {
    if (first === 0) {
      first = Date.now();
      child.kill(signal);
    } else if (Date.now() - first > IMPATIENT_AFTER_MS) {
      console.error('Ending at once.');
      child.disconnect();
      child.kill('SIGKILL');
    }
  };
  process.on('SIGINT', () => end('SIGINT'));
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGHUP', () => end('SIGTERM'));
  if (process.env.npm_lifecycle_event) {
    // npm passes signals on, but a killed npm leaves its children behind.
    const family = ancestors();
    setInterval(() => {
      if (ancestors() !== family && first === 0) end('SIGTERM');
    }, PARENT_CHECK_MS).unref();
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (signal !== null && first === 0) console.error(`Ended from outside by ${signal}.`);
      resolve(code ?? 1);
    });
  });
}
