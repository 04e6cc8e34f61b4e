import { lstat, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readState } from './cluster-state.js';
import { clearLeftovers } from './leftovers.js';
import { OwnerLock } from './owner-lock.js';

/** Begins the name of every ephemeral data directory. */
export const TEMPORARY_PREFIX = 'ga93-test-postgres-';

/** A folder this young may belong to a process that has not locked it yet. */
const YOUNG_MS = 60_000;

/** Ends the servers and removes the folders of test runs that were killed. */
export async function sweepAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(TEMPORARY_PREFIX));
  for (const name of names) {
    const dataDir = join(tmpdir(), name);
    const about = await lstat(dataDir).catch(() => null);
    if (!about || about.uid !== (process.getuid?.() ?? about.uid)) continue;
    const lock = join(dataDir, 'owner.json');
    if (await OwnerLock.owner(lock)) continue;
    const locked = await lstat(lock).catch(() => null);
    if (!locked && Date.now() - about.mtimeMs < YOUNG_MS) continue;
    const cluster = join(dataDir, 'cluster');
    const state = await readState(dataDir).catch(() => null);
    if (state) await clearLeftovers(cluster, state.clusterName);
    const outside = await readlink(cluster).catch(() => null);
    if (outside) await rm(dirname(outside), { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  }
}
