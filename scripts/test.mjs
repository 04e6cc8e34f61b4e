#!/usr/bin/env node
// What `npm test` runs: installs and builds what is missing or stale, runs every test, and closes with
// the line "N passed, N failed". Arguments go to vitest: `npm test -- --project unit test/unit/x.test.ts`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNode } from './lib/project.mjs';
import { main, supervise } from './lib/run.mjs';

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

main(async (prepared) => {
  checkNode();
  await ensureInstalled();
  await ensureBuilt();
  prepared();
  const folder = mkdtempSync(join(tmpdir(), 'ga93-counts-'));
  const countsFile = join(folder, 'counts.json');
  try {
    const code = await supervise(
      ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)],
      { env: { ...process.env, NODE_ENV: 'test', GA93_TEST_COUNTS: countsFile } },
    );
    const { passed, failed } = readCounts(countsFile);
    if (passed + failed === 0) console.error(code === 130 ? 'Interrupted.' : 'No test ran.');
    console.log(`${passed} passed, ${failed} failed`);
    return code !== 0 ? code : failed > 0 || passed === 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
