import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Counts what passed and failed for the closing line of `npm test`, into the file that
 * `scripts/test.mjs` names. A file that does not load and an error outside of every test are failures.
 */
export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const file = process.env['GA93_TEST_COUNTS'];
    if (!file) return;
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      let inModule = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        if (state === 'failed') inModule += 1;
      }
      if (inModule === 0 && module.state() === 'failed') inModule = 1;
      failed += inModule;
    }
    writeFileSync(file, JSON.stringify({ passed, failed }));
  }
}
