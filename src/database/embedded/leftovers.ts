import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findClusterProcesses, identifyProcess, signalProcess, waitUntil } from './processes.js';

const FAST_SHUTDOWN_MS = 30_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;

/** Process id in `postmaster.pid`, 0 when there is no such file. */
async function recordedPostmaster(cluster: string): Promise<number> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  return Math.abs(Number.parseInt(text, 10)) || 0;
}

/**
 * Clears what a killed owner left: a server that still runs is shut down (fast, then immediate, which
 * is as safe as a power cut), and a `postmaster.pid` whose number now belongs to nobody or to somebody
 * else's process is removed, since PostgreSQL would refuse to start over it. Must be called by the
 * holder of the owner lock. Returns what was found.
 */
export async function clearLeftovers(
  cluster: string,
  clusterName: string,
): Promise<'nothing' | 'stale file' | 'orphaned server'> {
  const gone = async (): Promise<boolean> => (await findClusterProcesses(clusterName)).length === 0;

  if (!(await gone())) {
    const postmaster = await recordedPostmaster(cluster);
    const running = await findClusterProcesses(clusterName);
    const ours = running.filter(({ pid }) => pid === postmaster);
    // Without a postmaster its helpers end by themselves; a busy one is asked to.
    for (const { pid } of ours) signalProcess(pid, 'SIGINT');
    if (ours.length === 0) for (const { pid } of running) signalProcess(pid, 'SIGTERM');
    if (!(await waitUntil(gone, FAST_SHUTDOWN_MS))) {
      for (const { pid } of await findClusterProcesses(clusterName)) signalProcess(pid, 'SIGQUIT');
      if (!(await waitUntil(gone, IMMEDIATE_SHUTDOWN_MS))) {
        throw new Error(`The PostgreSQL server of an earlier run in ${cluster} does not stop.`);
      }
    }
    await rm(join(cluster, 'postmaster.pid'), { force: true });
    return 'orphaned server';
  }

  const recorded = await recordedPostmaster(cluster);
  if (recorded === 0) return 'nothing';
  // On Windows the processes cannot be listed by name: there PostgreSQL judges its own file.
  if (process.platform !== 'win32' || (await identifyProcess(recorded)) === null) {
    await rm(join(cluster, 'postmaster.pid'), { force: true });
  }
  return 'stale file';
}
