import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chown, mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { locateBinaries, program } from './binaries.js';
import {
  connectionUrl,
  freePort,
  newState,
  readState,
  writeState,
  type ClusterState,
} from './cluster-state.js';
import { clearLeftovers } from './leftovers.js';
import { OwnerLock } from './owner-lock.js';
import { choosePlacement, type Placement } from './placement.js';
import { sweepAbandoned, TEMPORARY_PREFIX } from './temporary.js';

export { DataDirectoryInUseError } from './owner-lock.js';

const run = promisify(execFile);

/** Database of the product inside the cluster. */
const DATABASE = 'ga93';
const READY_MS = 60_000;
const STOP_MS = 30_000;

export interface EmbeddedPostgresOptions {
  /** Folder that holds the cluster, its state and its log; made when missing. Not used if ephemeral. */
  dataDir?: string;
  /** For tests: a temporary folder, no durability, many connections; `stop` deletes everything. */
  ephemeral?: boolean;
  /** Told of what takes time or was repaired, one sentence each. */
  log?: (message: string) => void;
  /** Called when the server ends without having been asked to. */
  onCrash?: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** Connection of the owner of the database `ga93`. Holds the password: do not print it. */
  url: string;
  /** True when this start made the cluster. */
  firstStart: boolean;
  /** Secret of this installation, made with the cluster; at least 32 characters. */
  secret: string;
  /** Tells a newcomer to wait, for an owner that ends other things before it calls `stop`. */
  announceStopping(): Promise<void>;
  /** Fast shutdown; open transactions are rolled back. Safe to call more than once. */
  stop(): Promise<void>;
}

function lockFile(dataDir: string): string {
  return join(dataDir, 'owner.json');
}

/** The server sees none of the caller's environment: PG* variables and locales would change it. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

async function createCluster(placement: Placement, state: ClusterState): Promise<void> {
  const { user, programs, cluster } = placement;
  // Built beside and renamed when complete, so that an interrupted first start leaves no half cluster.
  const draft = `${cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  const secrets = await mkdtemp(join(tmpdir(), 'ga93-init-'));
  const passwordFile = join(secrets, 'password');
  try {
    await writeFile(passwordFile, `${state.password}\n`, { mode: 0o600 });
    if (user) {
      await chown(draft, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
      await chown(secrets, user.uid, user.gid);
    }
    await run(
      program(programs, 'initdb'),
      [
        `--pgdata=${draft}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // The builtin provider sorts and folds alike on every system, whatever locales it has.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ],
      { ...user, cwd: '/', env: serverEnvironment() },
    );
    await rename(draft, cluster);
  } catch (error) {
    const detail = (error as { stderr?: string }).stderr?.trim() ?? (error as Error).message;
    throw new Error(`The embedded PostgreSQL could not be set up: ${detail}`, { cause: error });
  } finally {
    await rm(secrets, { recursive: true, force: true });
  }
}

function settings(state: ClusterState, ephemeral: boolean): string[] {
  const values: Record<string, string> = {
    cluster_name: state.clusterName,
    listen_addresses: '127.0.0.1',
    port: String(state.port),
    unix_socket_directories: '',
    max_connections: ephemeral ? '300' : '150',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_min_messages: 'warning',
    shared_buffers: '128MB',
  };
  if (ephemeral) {
    values['fsync'] = 'off';
    values['synchronous_commit'] = 'off';
    values['full_page_writes'] = 'off';
    values['autovacuum'] = 'on';
    values['wal_level'] = 'minimal';
    values['max_wal_senders'] = '0';
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Starts the server once and waits until it accepts connections; false when the port was taken. */
async function launch(
  dataDir: string,
  placement: Placement,
  state: ClusterState,
  ephemeral: boolean,
): Promise<ChildProcess | null> {
  const logFile = join(dataDir, 'server.log');
  const log = await open(logFile, 'w', 0o600);
  const child = spawn(
    program(placement.programs, 'postgres'),
    ['-D', placement.cluster, ...settings(state, ephemeral)],
    {
      ...placement.user,
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', log.fd, log.fd],
      // Out of the terminal's process group: Ctrl+C must not reach it before its clients are gone.
      detached: process.platform !== 'win32',
    },
  );
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
  } finally {
    await log.close();
  }
  const deadline = performance.now() + READY_MS;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) {
      const text = (await readFile(logFile, 'utf8')).trim();
      if (/Address already in use|could not create any TCP/i.test(text)) return null;
      throw new Error(
        `The embedded PostgreSQL did not start:\n${text.split('\n').slice(-8).join('\n')}`,
      );
    }
    const lines = (
      await readFile(join(placement.cluster, 'postmaster.pid'), 'utf8').catch(() => '')
    ).split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return child;
    if (performance.now() > deadline) {
      child.kill('SIGQUIT');
      throw new Error(
        `The embedded PostgreSQL was not ready after ${READY_MS / 1000} s: ${logFile}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function stopServer(placement: Placement, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (process.platform === 'win32') {
    const stop = ['stop', '-D', placement.cluster, '-m', 'fast'];
    await run(program(placement.programs, 'pg_ctl'), stop).catch(() => child.kill());
  } else {
    child.kill('SIGINT');
  }
  const impatient = setTimeout(() => child.kill('SIGQUIT'), STOP_MS);
  await ended;
  clearTimeout(impatient);
}

async function ensureDatabase(state: ClusterState): Promise<void> {
  const client = new pg.Client({ connectionString: connectionUrl(state, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function startOwned(
  dataDir: string,
  lock: OwnerLock,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const ephemeral = options.ephemeral === true;
  const placement = await choosePlacement(
    dataDir,
    await locateBinaries(),
    ephemeral ? () => undefined : log,
  );
  const known = await readState(dataDir);
  const state = known ?? newState();
  const initialised = await readFile(join(placement.cluster, 'PG_VERSION'), 'utf8').then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  if (!initialised) {
    // Written first: a cluster whose password is lost would be of no use.
    await writeState(dataDir, state);
    await createCluster(placement, state);
  } else if (!known) {
    throw new Error(
      `${dataDir} holds a database but not its password (state.json is missing). ` +
        'Put the file back, or move the folder away to begin with an empty database.',
    );
  } else {
    const found = await clearLeftovers(placement.cluster, state.clusterName);
    if (found === 'orphaned server')
      log('Stopped the database server that an earlier run left behind.');
    if (found === 'stale file') log('Recovering the database after an unclean end.');
  }

  let child: ChildProcess | null = null;
  for (let attempt = 0; child === null; attempt += 1) {
    if (attempt === 5) throw new Error('The embedded PostgreSQL found no free port on 127.0.0.1.');
    const port = await freePort(attempt === 0 ? state.port : 0);
    if (port !== state.port) {
      state.port = port;
      await writeState(dataDir, state);
    }
    child = await launch(dataDir, placement, state, ephemeral);
  }
  const server = child;
  let stopping: Promise<void> | null = null;
  // An owner that ends without `stop` (an uncaught error, an interrupted test run) takes the server
  // with it; nothing asynchronous can be done any more at that point.
  const takeAlong = (): void => {
    server.kill(ephemeral ? 'SIGQUIT' : 'SIGINT');
  };
  process.once('exit', takeAlong);
  server.once('exit', (code, signal) => {
    process.off('exit', takeAlong);
    if (stopping) return;
    options.onCrash?.(
      `The database server ended unexpectedly (${signal ?? `code ${code}`}); see ${join(dataDir, 'server.log')}.`,
    );
  });
  const shutDown = async (): Promise<void> => {
    await lock.announceStopping();
    await stopServer(placement, server);
    if (ephemeral) {
      const outside = dirname(placement.cluster);
      if (outside !== dataDir) await rm(outside, { recursive: true, force: true });
      await rm(dataDir, { recursive: true, force: true });
    } else {
      await lock.release();
    }
  };
  const stop = (): Promise<void> => (stopping ??= shutDown());
  try {
    await ensureDatabase(state);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: connectionUrl(state, DATABASE),
    firstStart: !initialised,
    secret: state.secret,
    announceStopping: () => lock.announceStopping(),
    stop,
  };
}

/**
 * Starts the PostgreSQL server that comes with the npm package, on 127.0.0.1 and a port of its own.
 *
 * One process owns a data directory: a second one is refused with {@link DataDirectoryInUseError}.
 * Whatever a killed owner left behind is repaired first. Works for an ordinary user and for root (see
 * `choosePlacement`). Settings are PostgreSQL's durable defaults unless `ephemeral`.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  if (options.ephemeral) await sweepAbandoned();
  else if (!options.dataDir) throw new Error('dataDir is needed for a database that stays.');
  const dataDir =
    options.ephemeral || !options.dataDir
      ? await mkdtemp(join(tmpdir(), TEMPORARY_PREFIX))
      : options.dataDir;
  try {
    await mkdir(dirname(dataDir), { recursive: true });
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const lock = await OwnerLock.acquire(lockFile(dataDir), dataDir);
    try {
      return await startOwned(dataDir, lock, options);
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') {
      throw new Error(
        `This user may not use ${path ?? dataDir}. Start the planner as the user who started it first, ` +
          `or give that folder to this user.`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** How the last run on a data directory is doing; `dead` means killed, its leftovers still to clear. */
export function previousRun(dataDir: string): Promise<'free' | 'dead' | 'stopping' | 'running'> {
  return OwnerLock.state(lockFile(dataDir));
}

/**
 * The connection to an embedded server that another process runs now, null when none does: a command
 * of the CLI uses the database of the running planner.
 */
export async function findRunningEmbeddedPostgres(
  dataDir: string,
): Promise<Pick<EmbeddedPostgres, 'url' | 'secret'> | null> {
  const owner = await OwnerLock.owner(lockFile(dataDir));
  const state = owner && !owner.stopping ? await readState(dataDir) : null;
  return state ? { url: connectionUrl(state, DATABASE), secret: state.secret } : null;
}
