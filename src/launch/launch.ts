import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  DataDirectoryInUseError,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../database/embedded/embedded-postgres.js';
import { readLaunchRecord, writeLaunchRecord } from './launch-record.js';
import { prepareDatabase } from './prepare-database.js';
import { SupervisedProcess } from './supervised-process.js';

/** A failure whose message is all that the person at the terminal needs. */
export class LaunchError extends Error {}

export interface LaunchSettings {
  /** Folder of package.json. */
  root: string;
  /** Folder for everything that the planner keeps on this machine. */
  home: string;
  host: string;
  port: number;
  /** True when the planner brings its own database. */
  embedded: boolean;
  empty: boolean;
  environment: NodeJS.ProcessEnv;
  print: (message: string) => void;
}

const READY_MS = 60_000;

/** One run of the planner: what it started, and how it ends. */
export class Launch {
  private database: EmbeddedPostgres | null = null;
  private readonly processes: SupervisedProcess[] = [];
  private readonly abort = new AbortController();
  private failure: Error | null = null;
  private ending: Promise<void> | null = null;

  constructor(private readonly settings: LaunchSettings) {}

  get stopRequested(): boolean {
    return this.abort.signal.aborted && this.failure === null;
  }

  requestStop(): void {
    this.abort.abort();
  }

  /** Starts everything and resolves when a stop is requested; rejects when something gives up. */
  async run(): Promise<void> {
    const { settings } = this;
    const environment = await this.prepare();
    const demonstration = await this.loadDemonstration(environment);
    this.checkpoint();
    const logs = join(settings.home, 'logs');
    await mkdir(logs, { recursive: true, mode: 0o700 });
    for (const [name, file] of [
      ['The API', 'main'],
      ['The worker', 'worker'],
    ] as const) {
      const child = new SupervisedProcess({
        name,
        command: process.execPath,
        args: this.nodeArguments([`${file}.js`]),
        environment,
        logFile: join(logs, `${file === 'main' ? 'api' : file}.log`),
        log: settings.print,
        onGivenUp: (message) => this.fail(new LaunchError(message)),
      });
      this.processes.push(child);
      await child.start();
    }
    await this.waitUntilReady();
    await this.announce(environment, demonstration, logs);
    await this.stopped();
    if (this.failure) throw this.failure;
  }

  /** Ends what was started, in the order that loses nothing. Safe to call more than once. */
  shutDown(): Promise<void> {
    return (this.ending ??= this.end());
  }

  private async end(): Promise<void> {
    if (this.processes.length > 0 && this.stopRequested) this.settings.print('Stopping ...');
    await this.database?.announceStopping();
    await Promise.all(this.processes.map((child) => child.stop()));
    await this.database?.stop();
    if (this.processes.length > 0 && this.stopRequested) this.settings.print('Stopped.');
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.abort.abort();
  }

  private checkpoint(): void {
    if (this.failure) throw this.failure;
    this.abort.signal.throwIfAborted();
  }

  private stopped(): Promise<void> {
    if (this.abort.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.abort.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  private get dataDir(): string {
    return join(this.settings.home, 'postgres');
  }

  private nodeArguments([script, ...rest]: [string, ...string[]]): string[] {
    const { root } = this.settings;
    const guard = pathToFileURL(join(root, 'dist', 'launch', 'child-guard.js')).href;
    return ['--enable-source-maps', '--import', guard, join(root, 'dist', script), ...rest];
  }

  /** Database up, schema current: returns the environment that every further process gets. */
  private async prepare(): Promise<NodeJS.ProcessEnv> {
    const { settings } = this;
    const environment: NodeJS.ProcessEnv = {
      ...settings.environment,
      HOST: settings.host,
      PORT: String(settings.port),
      DATA_DIR: settings.home,
    };
    if (settings.embedded) {
      this.database = await this.startDatabase();
      environment['DATABASE_URL'] = this.database.url;
      environment['APP_SECRET'] = settings.environment['APP_SECRET'] || this.database.secret;
    }
    this.checkpoint();
    const owner = environment['DATABASE_MIGRATION_URL'] || environment['DATABASE_URL'] || '';
    const ran = await prepareDatabase(owner).catch((error: unknown) => {
      throw new LaunchError(`The database could not be brought up to date: ${reason(error)}`);
    });
    if (ran.length > 0 && !this.database?.firstStart) {
      settings.print(`Database brought up to date (${ran.length} migrations).`);
    }
    this.checkpoint();
    return environment;
  }

  private async startDatabase(): Promise<EmbeddedPostgres> {
    try {
      return await startEmbeddedPostgres({
        dataDir: this.dataDir,
        log: this.settings.print,
        onCrash: (message) => this.fail(new LaunchError(message)),
      });
    } catch (error) {
      if (error instanceof DataDirectoryInUseError) throw new LaunchError(error.message);
      throw error;
    }
  }

  /**
   * Loads the demonstration into an embedded database that was made for it. The command itself knows
   * from the database whether a load is complete, so that an interrupted one is done again.
   */
  private async loadDemonstration(environment: NodeJS.ProcessEnv): Promise<boolean> {
    const { empty, print } = this.settings;
    if (!this.database) return false;
    const known = this.database.firstStart ? null : await readLaunchRecord(this.dataDir);
    const record = known ?? { purpose: empty ? 'empty' : 'demonstration', loaded: false };
    if (!known) await writeLaunchRecord(this.dataDir, record);
    if (record.purpose === 'empty') return false;
    if (empty) {
      print(
        'The database of this folder holds the demonstration. To begin without it, stop the planner, ' +
          `move ${this.settings.home} away and start again with --empty.`,
      );
    }
    if (!record.loaded) {
      await this.command(
        ['demo', 'load', '--if-needed'],
        environment,
        'The demonstration could not be loaded',
      );
      await writeLaunchRecord(this.dataDir, { ...record, loaded: true });
    }
    return true;
  }

  /** Runs one command of the CLI with its output shown, until it is done or a stop is requested. */
  private async command(
    args: [string, ...string[]],
    environment: NodeJS.ProcessEnv,
    failure: string,
  ): Promise<void> {
    this.checkpoint();
    const child = spawn(process.execPath, this.nodeArguments(['cli.js', ...args]), {
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: process.platform !== 'win32',
    });
    const end = (): void => void child.kill('SIGTERM');
    this.abort.signal.addEventListener('abort', end, { once: true });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    this.abort.signal.removeEventListener('abort', end);
    this.checkpoint();
    if (code !== 0) throw new LaunchError(`${failure}: the lines above say why.`);
  }

  private async waitUntilReady(): Promise<void> {
    const { host, port } = this.settings;
    const url = `http://${reachable(host)}:${port}/health/ready`;
    const deadline = performance.now() + READY_MS;
    for (;;) {
      this.checkpoint();
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
      await answer?.body?.cancel();
      if (answer?.ok) return;
      if (performance.now() > deadline) {
        const tail = (await this.processes[0]?.tail()) ?? '';
        throw new LaunchError(
          `The API was not ready after ${READY_MS / 1000} s. Its last lines:\n${tail}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private async announce(
    environment: NodeJS.ProcessEnv,
    demonstration: boolean,
    logs: string,
  ): Promise<void> {
    const { host, port, print } = this.settings;
    const address = environment['PUBLIC_URL'] || `http://${reachable(host)}:${port}`;
    print(`\n  GA93 Planner is ready:  ${address}\n`);
    if (demonstration) {
      print(
        '  Sign in: open the address and choose a demonstration person; no password is needed.',
      );
    } else {
      // Says nothing once there is an administrator.
      await this.command(['setup-link'], environment, 'The set-up link could not be made');
    }
    print(`  Logs: ${logs}\n  Stop: Ctrl+C\n`);
  }
}

/** An address that a browser on this machine can open, for one that means "all addresses". */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
