import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A process and the instant it began: a process id alone may since have gone to somebody else. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

/**
 * Identifies a running process. `null` when there is none: a zombie counts as gone, since it holds
 * nothing and may stay for ever where nobody reaps orphans (containers).
 */
export async function identifyProcess(pid: number): Promise<ProcessIdentity | null> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
    // The command name stands in parentheses and may hold spaces; fields are counted after it.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (!fields || fields[0] === 'Z' || fields[0] === 'X') return null;
    return { pid, startedAt: fields[19] ?? '' };
  }
  if (process.platform === 'win32') {
    try {
      process.kill(pid, 0);
      return { pid, startedAt: '' };
    } catch {
      return null;
    }
  }
  const line = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { env: { LC_ALL: 'C' } })
    .then(({ stdout }) => stdout.trim())
    .catch(() => '');
  if (line === '' || line.startsWith('Z')) return null;
  return { pid, startedAt: line.slice(line.indexOf(' ')).trim() };
}

/** True while the very process that was identified still runs. */
export async function isStillRunning(identity: ProcessIdentity): Promise<boolean> {
  const now = await identifyProcess(identity.pid);
  return now !== null && now.startedAt === identity.startedAt;
}

async function commandLines(): Promise<{ pid: number; command: string }[]> {
  if (process.platform === 'linux') {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    return Promise.all(
      pids.map(async (pid) => ({
        pid,
        command: (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll(
          '\0',
          ' ',
        ),
      })),
    );
  }
  if (process.platform === 'win32') return [];
  const { stdout } = await run('ps', ['-axo', 'pid=,command='], { maxBuffer: 16 * 1024 * 1024 });
  return stdout.split('\n').map((line) => {
    const match = /^\s*(\d+)\s+(.*)$/.exec(line);
    return { pid: Number(match?.[1] ?? 0), command: match?.[2] ?? '' };
  });
}

/**
 * The live processes of one PostgreSQL cluster, found by its unique `cluster_name`. PostgreSQL keeps
 * that name in the command line of the postmaster and in the title of every other process, so that
 * leftovers are found even when the postmaster itself was killed, and a recycled process id is never
 * taken for ours.
 */
export async function findClusterProcesses(clusterName: string): Promise<ProcessIdentity[]> {
  const found: ProcessIdentity[] = [];
  for (const { pid, command } of await commandLines()) {
    if (!command.includes(clusterName)) continue;
    const postmaster = /^\S*postgres(\.exe)? /.test(command) && command.includes('cluster_name=');
    const backend = command.startsWith(`postgres: ${clusterName}: `);
    if (!postmaster && !backend) continue;
    const identity = await identifyProcess(pid);
    if (identity) found.push(identity);
  }
  return found;
}

/** Waits until `condition` holds, at most `timeoutMs`; returns whether it does. */
export async function waitUntil(
  condition: () => Promise<boolean>,
  timeoutMs: number,
  everyMs = 25,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return true;
}

/** Sends a signal; a process that is already gone is no error. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
