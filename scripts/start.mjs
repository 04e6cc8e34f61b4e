#!/usr/bin/env node
// What `npm start` runs: installs and builds what is missing or stale, then starts everything.
// Only what Node.js itself brings may be imported here: it runs before the dependencies are there.
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNode } from './lib/project.mjs';
import { main, supervise } from './lib/run.mjs';

main(async (prepared) => {
  checkNode();
  await ensureInstalled();
  await ensureBuilt();
  prepared();
  return supervise(['dist/cli.js', 'start', ...process.argv.slice(2)]);
});
