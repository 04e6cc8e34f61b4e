import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { identifyProcess, isStillRunning, type ProcessIdentity } from './processes.js';

interface OwnerRecord extends ProcessIdentity {
  /** Set while the owner shuts down: a newcomer waits for it instead of refusing. */
  stopping?: boolean;
}

/** Another live process uses the data directory. */
export class DataDirectoryInUseError extends Error {
  constructor(
    readonly pid: number,
    readonly path: string,
  ) {
    super(
      `Another GA93 Planner (process ${pid}) already uses the database in ${path}. ` +
        'Stop it first: Ctrl+C in its terminal, or end that process.',
    );
    this.name = 'DataDirectoryInUseError';
  }
}

/** How long a newcomer waits for an owner that is shutting down, and for one whose end is near. */
const STOPPING_PATIENCE_MS = 20_000;
const RUNNING_PATIENCE_MS = 1_500;

function parse(text: string): OwnerRecord | null {
  try {
    const record = JSON.parse(text) as Partial<OwnerRecord>;
    if (typeof record.pid !== 'number' || typeof record.startedAt !== 'string') return null;
    return { pid: record.pid, startedAt: record.startedAt, stopping: record.stopping === true };
  } catch {
    return null;
  }
}

/** The lock that says which process owns a data directory. It is held by a file, judged by a process. */
export class OwnerLock {
  private constructor(
    private readonly file: string,
    private readonly self: ProcessIdentity,
  ) {}

  /** How the run that a lock file speaks of is doing: `dead` when it ended without letting go. */
  static async state(file: string): Promise<'free' | 'dead' | 'stopping' | 'running'> {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return 'free';
    const owner = await OwnerLock.owner(file);
    if (!owner) return 'dead';
    return owner.stopping ? 'stopping' : 'running';
  }

  /** The live owner of a lock file, or null when there is none. */
  static async owner(file: string): Promise<OwnerRecord | null> {
    const text = await readFile(file, 'utf8').catch(() => null);
    const record = text === null ? null : parse(text);
    return record && (await isStillRunning(record)) ? record : null;
  }

  /**
   * Takes the lock. The lock of a dead owner is taken over; a live one is waited for while it shuts
   * down. Throws {@link DataDirectoryInUseError} otherwise.
   */
  static async acquire(file: string, directory: string): Promise<OwnerLock> {
    const self = await identifyProcess(process.pid);
    if (!self) throw new Error('This process could not be identified.');
    const lock = new OwnerLock(file, self);
    const began = performance.now();
    for (;;) {
      if (await lock.tryCreate()) return lock;
      const text = await readFile(file, 'utf8').catch(() => null);
      if (text === null) continue;
      const record = parse(text);
      if (record && (await isStillRunning(record))) {
        const patience = record.stopping ? STOPPING_PATIENCE_MS : RUNNING_PATIENCE_MS;
        if (performance.now() - began > patience) {
          throw new DataDirectoryInUseError(record.pid, directory);
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
        continue;
      }
      await lock.removeStale(text);
    }
  }

  /** Tells newcomers that the owner is about to let go. */
  async announceStopping(): Promise<void> {
    await this.write({ ...this.self, stopping: true });
  }

  async release(): Promise<void> {
    await rm(this.file, { force: true });
  }

  private draft(): string {
    return `${this.file}.${this.self.pid}`;
  }

  private async write(record: OwnerRecord): Promise<void> {
    await writeFile(this.draft(), JSON.stringify(record), { mode: 0o600 });
    await rename(this.draft(), this.file);
  }

  /** A hard link appears complete or not at all, so nobody reads a half-written lock. */
  private async tryCreate(): Promise<boolean> {
    await writeFile(this.draft(), JSON.stringify(this.self), { mode: 0o600 });
    try {
      await link(this.draft(), this.file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(this.draft(), { force: true });
    }
  }

  /** Two newcomers may find the same stale lock: only what was read as stale is thrown away. */
  private async removeStale(text: string): Promise<void> {
    const aside = `${this.draft()}.stale`;
    try {
      await rename(this.file, aside);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    if ((await readFile(aside, 'utf8')) !== text)
      await link(aside, this.file).catch(() => undefined);
    await rm(aside, { force: true });
  }
}
