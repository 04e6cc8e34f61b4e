import { spawn } from 'node:child_process';
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
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent && first === 0) end('SIGTERM');
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
