import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';

export interface SupervisedOptions {
  /** What messages call it, e.g. "The API". */
  name: string;
  command: string;
  args: string[];
  environment: NodeJS.ProcessEnv;
  /** Gets everything that the process writes; the log of the run before is kept beside it as `.1`. */
  logFile: string;
  log: (message: string) => void;
  /** Called once, when the process crashed too often in a row and is not started again. */
  onGivenUp: (message: string) => void;
  /** A process that lived shorter than this crashed quickly. */
  quickMs?: number;
  /** Wait before the first restart; doubled for every further quick crash. */
  backOffMs?: number;
  /** Patience after SIGTERM before SIGKILL. */
  stopMs?: number;
}

/** Quick crashes in a row after which restarting is of no use. */
const MOST_QUICK_CRASHES = 5;

/** A child process that is started again when it crashes, with growing waits between. */
export class SupervisedProcess {
  private child: ChildProcess | null = null;
  private ended: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private stopping = false;
  private quickCrashes = 0;

  constructor(private readonly options: SupervisedOptions) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  async start(): Promise<void> {
    await rename(this.options.logFile, `${this.options.logFile}.1`).catch(() => undefined);
    this.launch();
  }

  /** Ends the process: SIGTERM, and SIGKILL when it does not follow. Safe to call more than once. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.timer) clearTimeout(this.timer);
    const child = this.child;
    if (!child) return;
    child.kill('SIGTERM');
    const impatient = setTimeout(() => child.kill('SIGKILL'), this.options.stopMs ?? 10_000);
    await this.ended;
    clearTimeout(impatient);
  }

  /** The last lines that the process wrote. */
  async tail(lines = 12): Promise<string> {
    const text = await readFile(this.options.logFile, 'utf8').catch(() => '');
    return text.trimEnd().split('\n').slice(-lines).join('\n');
  }

  private launch(): void {
    const { command, args, environment, logFile } = this.options;
    const log = openSync(logFile, 'a', 0o600);
    const began = performance.now();
    const child = spawn(command, args, {
      env: environment,
      stdio: ['ignore', log, log, 'ipc'],
      // Out of the terminal's process group: it ends when the launcher says so, in the right order.
      detached: process.platform !== 'win32',
    });
    closeSync(log);
    this.child = child;
    this.ended = new Promise((resolve) => {
      const onEnd = (reason: string): void => {
        if (this.child !== child) return;
        this.child = null;
        resolve();
        this.afterEnd(reason, performance.now() - began);
      };
      child.once('error', (error) => onEnd(error.message));
      child.once('exit', (code, signal) => onEnd(signal ?? `code ${code}`));
    });
  }

  private afterEnd(reason: string, livedMs: number): void {
    if (this.stopping) return;
    const { name, log, logFile, onGivenUp } = this.options;
    this.quickCrashes = livedMs < (this.options.quickMs ?? 30_000) ? this.quickCrashes + 1 : 0;
    if (this.quickCrashes >= MOST_QUICK_CRASHES) {
      void this.tail().then((tail) =>
        onGivenUp(
          `${name} ended ${MOST_QUICK_CRASHES} times in a row (${reason}). Its last lines, from ${logFile}:\n${tail}`,
        ),
      );
      return;
    }
    const waitMs = (this.options.backOffMs ?? 500) * 2 ** Math.max(0, this.quickCrashes - 1);
    log(`${name} ended unexpectedly (${reason}); starting it again.`);
    this.timer = setTimeout(() => this.launch(), waitMs);
  }
}
