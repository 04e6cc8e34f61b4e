#!/usr/bin/env node
// Completes package-lock.json after `npm install` against a registry mirror that does not serve the
// packages of every platform: npm then leaves those out of the lock file, and `npm ci` refuses it
// everywhere. Their exact versions stand in the packages that name them, so the entries can be written
// without them; only their checksum stays open, which npm fills in where it downloads one.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/project.mjs';
import { completeLock } from './lib/lock-file.mjs';

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = completeLock(lock.packages);
if (added.length > 0) {
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
  );
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(`${added.length} entries added to package-lock.json.`);
