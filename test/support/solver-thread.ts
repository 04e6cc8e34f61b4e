import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

export interface SolverThread {
  /** Entry of the thread, for `runSolve`. */
  workerUrl: URL;
  remove: () => Promise<void>;
}

/** Compiles the entry of the solver's thread: sources that run without a build have none beside them. */
export async function buildSolverThread(): Promise<SolverThread> {
  const folder = await mkdtemp(join(tmpdir(), 'ga93-solver-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, '../../src/scheduling/runner/solve-worker.ts'),
      outDir: folder,
      rollupOptions: { output: { entryFileNames: 'solve-worker.mjs' } },
    },
  });
  return {
    workerUrl: pathToFileURL(join(folder, 'solve-worker.mjs')),
    remove: () => rm(folder, { recursive: true }),
  };
}
