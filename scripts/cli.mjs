#!/usr/bin/env node
// What `npm run cli` runs: the command line, installed and built first where needed. What it does to get
// there goes to stderr, since stdout belongs to the command.
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNode } from './lib/project.mjs';
import { main, supervise } from './lib/run.mjs';

console.log = console.error;

main(async (prepared) => {
  checkNode();
  await ensureInstalled();
  await ensureBuilt();
  prepared();
  return supervise(['dist/cli.js', ...process.argv.slice(2)], { cwd: process.cwd() });
});
