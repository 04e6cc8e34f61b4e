import { execFile } from 'node:child_process';
import {
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { program, type ServerBinaries } from './binaries.js';

const run = promisify(execFile);

/** Where root keeps what the unprivileged database user must reach, when the project is closed to it. */
const SYSTEM_STORE = '/var/lib/ga93-planner';

/** As whom, with which programs and in which folder the server runs. */
export interface Placement {
  /** Unprivileged user to drop to; null when this process is one already. */
  user: { uid: number; gid: number } | null;
  /** Folder with `bin`, `lib` and `share` that this user can reach. */
  programs: string;
  /** PGDATA. May not exist yet. */
  cluster: string;
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}

async function findUser(name: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/**
 * The user that root hands the server to, as PostgreSQL refuses to run as root: the owner of an
 * existing cluster, else `postgres`, made as a system user where there is none, else `nobody`.
 */
async function unprivilegedUser(cluster: string): Promise<{ uid: number; gid: number }> {
  const owner = await stat(cluster).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const existing = await findUser('postgres');
  if (existing) return existing;
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).catch(
    () => undefined,
  );
  const user = (await findUser('postgres')) ?? (await findUser('nobody'));
  if (!user) {
    throw new Error(
      'PostgreSQL does not run as root, and this system has no user "postgres" or "nobody" to run it. ' +
        'Create one ("useradd --system postgres") or start the planner as an ordinary user.',
    );
  }
  return user;
}

/** True when `user` can run the programs and walk to `folder`: asked of the system, not computed. */
async function canUse(
  user: { uid: number; gid: number },
  programs: string,
  folder: string,
): Promise<boolean> {
  try {
    await run(program(programs, 'postgres'), ['--version'], { ...user, cwd: '/' });
    await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

/** Copies the programs once to a place that every user can read; two copiers at once do no harm. */
async function sharedPrograms(binaries: ServerBinaries): Promise<string> {
  const target = join(SYSTEM_STORE, `postgresql-${binaries.name}`);
  if (await exists(target)) return target;
  const draft = await mkdtemp(join(SYSTEM_STORE, 'copy-'));
  await cp(binaries.root, draft, { recursive: true, verbatimSymlinks: true });
  await chmod(draft, 0o755);
  await rename(draft, target).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  });
  return target;
}

/**
 * Decides how the server runs. An ordinary user runs everything in place. Root drops to an
 * unprivileged user; when that user cannot reach the project (a clone under /root, whose mode is 700),
 * nothing is opened up: programs and cluster stand in /var/lib/ga93-planner instead, and `cluster` in
 * the data directory becomes a link to it.
 */
export async function choosePlacement(
  dataDir: string,
  binaries: ServerBinaries,
  log: (message: string) => void,
): Promise<Placement> {
  const cluster = join(dataDir, 'cluster');
  if (process.getuid?.() !== 0) return { user: null, programs: binaries.root, cluster };

  const user = await unprivilegedUser(cluster);
  // The folder holds secrets of root in files of mode 600; the server only walks through it.
  await chmod(dataDir, 0o711);
  const linked = (await lstat(cluster).catch(() => null))?.isSymbolicLink() === true;
  if (!linked && (await canUse(user, binaries.root, dataDir))) {
    return { user, programs: binaries.root, cluster };
  }
  await mkdir(SYSTEM_STORE, { recursive: true, mode: 0o755 });
  const programs = (await canUse(user, binaries.root, SYSTEM_STORE))
    ? binaries.root
    : await sharedPrograms(binaries);
  if (linked) return { user, programs, cluster: await readlink(cluster) };
  if ((await exists(cluster)) || (await canUse(user, programs, dataDir))) {
    return { user, programs, cluster };
  }
  const elsewhere = join(SYSTEM_STORE, `data-${randomBytes(8).toString('hex')}`, 'cluster');
  await mkdir(join(elsewhere, '..'), { mode: 0o755 });
  await chown(join(elsewhere, '..'), user.uid, user.gid);
  await writeFile(join(elsewhere, '..', 'used-by.txt'), `${cluster}\n`);
  await symlink(elsewhere, cluster);
  log(
    `PostgreSQL does not run as root, and its user cannot reach ${dataDir}: the database is kept in ` +
      `${elsewhere}. Delete it there too when you delete this folder.`,
  );
  return { user, programs, cluster: elsewhere };
}
