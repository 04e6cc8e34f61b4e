import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, PlainError, root, step } from './project.mjs';

const stampFile = join(root, 'node_modules', '.ga93-install');

/** Changes when other packages are needed: another lock file, another platform. */
function wantedStamp() {
  return `${hashOf(['package-lock.json'])} ${process.platform}-${process.arch}`;
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** True when somebody ran `npm ci` or `npm install` by hand and everything in the lock file is there. */
function installedByHand() {
  const present = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  if (!present || !wanted) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      entry.optional ||
      entry.devOptional ||
      entry.peer ||
      present[path]?.version === entry.version,
  );
}

/** Installs the dependencies exactly as locked, when they are missing or the lock file has changed. */
export async function ensureInstalled() {
  if (!existsSync(join(root, 'package-lock.json'))) {
    throw new PlainError('package-lock.json is missing; get a complete copy of the repository.');
  }
  const stamp = wantedStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  if (!existsSync(stampFile) && installedByHand()) {
    writeFileSync(stampFile, stamp);
    return;
  }
  // The npm that runs this script, if one does; else the one on the path.
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? { command: process.execPath, first: [process.env.npm_execpath] }
    : { command: 'npm', first: [] };
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  await step(
    existsSync(join(root, 'node_modules'))
      ? 'Updating dependencies'
      : 'Installing dependencies (once, a minute or two)',
    npm.command,
    [...npm.first, ...args, '--loglevel=error'],
    (output) =>
      /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH/.test(output)
        ? 'The dependencies could not be downloaded: the npm registry cannot be reached. Check the network (and proxy settings), then try again.'
        : 'The dependencies could not be installed. The lines above are what npm says.',
  );
  writeFileSync(stampFile, stamp);
}
