import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

/** Nest and TypeORM read the types that this writes beside each decorator. */
const oxc = { decorator: { legacy: true, emitDecoratorMetadata: true } };

function project(
  name: string,
  settings: { database: boolean; testTimeout: number; hookTimeout: number; maxWorkers: number },
): TestProjectConfiguration {
  const { database, ...limits } = settings;
  return {
    oxc,
    test: {
      name,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      environment: 'node',
      pool: 'forks',
      // Files share what a process has loaded: loading the product takes longer than most files run.
      isolate: false,
      // A page may take its time on a machine that does much else.
      ...(name === 'browser' ? { expect: { poll: { timeout: 60_000 } } } : {}),
      // Projects of one group run side by side, and must have the same number of workers.
      sequence: { groupOrder: name === 'browser' ? 1 : 0 },
      setupFiles: ['test/support/setup.ts'],
      globalSetup: [
        ...(database ? ['test/support/global-setup.ts'] : []),
        ...(name === 'browser' ? ['test/browser/support/build-client.ts'] : []),
      ],
      ...limits,
    },
  };
}

export default defineConfig({
  test: {
    reporters: ['default', './test/support/reporter.ts'],
    projects: [
      project('unit', { database: false, testTimeout: 10_000, hookTimeout: 20_000, maxWorkers: 2 }),
      project('integration', {
        database: true,
        testTimeout: 30_000,
        hookTimeout: 60_000,
        maxWorkers: 2,
      }),
      project('e2e', { database: true, testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 2 }),
      // One browser at a time, after the others: two share two cores badly.
      project('browser', {
        database: true,
        testTimeout: 120_000,
        hookTimeout: 240_000,
        maxWorkers: 1,
      }),
    ],
  },
});
