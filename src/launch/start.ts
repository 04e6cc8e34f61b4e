import { join, resolve } from 'node:path';
import { previousRun } from '../database/embedded/embedded-postgres.js';
import { Launch, LaunchError } from './launch.js';
import { explainPort, portProblem } from './ports.js';

export interface StartOptions {
  /** Without demonstration data: the first admin comes by the set-up link. */
  empty: boolean;
  /** `process.env` of the caller; `PORT`, `HOST`, `DATABASE_URL` and `DATA_DIR` are looked at here. */
  environment: NodeJS.ProcessEnv;
  /** Where messages for the person at the terminal go. */
  print?: (message: string) => void;
}

const ROOT = resolve(import.meta.dirname, '..', '..');
/** How long the port of a run that is ending, or was just killed, is waited for. */
const ENDING_PATIENCE_MS = 20_000;
const PATIENCE_MS = 1_500;

/** Throws a {@link LaunchError} unless the port can be listened on, now or when the last run has ended. */
async function claimPort(port: number, host: string, dataDir: string | null): Promise<void> {
  const began = performance.now();
  for (;;) {
    const problem = await portProblem(port, host);
    if (!problem) return;
    const previous = dataDir ? await previousRun(dataDir) : 'free';
    const ending = previous === 'stopping' || previous === 'dead';
    const waited = performance.now() - began;
    if (problem.code !== 'EADDRINUSE' || waited > (ending ? ENDING_PATIENCE_MS : PATIENCE_MS)) {
      throw new LaunchError(
        previous === 'running'
          ? `${explainPort(port, host, problem)}\nThe planner of this folder seems to run already: stop it with Ctrl+C in its terminal, or use it.`
          : explainPort(port, host, problem),
      );
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

/**
 * Starts the whole planner on one machine and runs it until SIGINT, SIGTERM or the end of the process
 * that started it; then ends api, worker and database in this order. Resolves to the exit code.
 */
export async function startEverything(options: StartOptions): Promise<number> {
  const print = options.print ?? ((message: string) => void process.stdout.write(`${message}\n`));
  // A terminal that was closed must not turn the shutdown into a crash.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);

  const { environment } = options;
  const port = Number(environment['PORT'] || 3000);
  const host = environment['HOST'] || '127.0.0.1';
  const home = resolve(ROOT, environment['DATA_DIR'] || '.data');
  const embedded = !environment['DATABASE_URL'];
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    print(`PORT must be a number from 1 to 65535; it is "${environment['PORT']}".`);
    return 1;
  }

  const launch = new Launch({
    root: ROOT,
    home,
    host,
    port,
    embedded,
    empty: options.empty,
    environment,
    print,
  });
  const stop = (): void => launch.requestStop();
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.once('disconnect', stop);
  try {
    await claimPort(port, host, embedded ? join(home, 'postgres') : null);
    await launch.run();
    return 0;
  } catch (error) {
    if (launch.stopRequested) return 0;
    print(
      error instanceof LaunchError
        ? error.message
        : `The planner could not start: ${(error as Error).message}`,
    );
    return 1;
  } finally {
    await launch.shutDown();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    process.off('disconnect', stop);
  }
}
