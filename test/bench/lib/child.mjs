import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Runs a script of the bench in a process of its own, so that its memory is its own and a crash costs one figure.
 * @param {string} script file beside this one
 * @param {string[]} args
 * @param {number} [limitMs] after which it is killed
 * @returns {Promise<any>} the JSON of its last line, or `{ failed }`
 */
export function runChild(script, args, limitMs = 600_000) {
  return new Promise((resolve) => {
    const file = fileURLToPath(new URL(script, import.meta.url));
    const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let complaint = '';
    child.stdout.on('data', (data) => (out += data));
    child.stderr.on('data', (data) => (complaint += data));
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const failed = signal ? 'out of time' : `exit ${code}: ${complaint.slice(-200)}`;
      resolve(lastLine(out) ?? { failed });
    });
  });
}

function lastLine(text) {
  try {
    return JSON.parse(text.trim().split('\n').at(-1));
  } catch {
    return null;
  }
}
