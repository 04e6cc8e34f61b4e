import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, root, step } from './project.mjs';

const stampFile = join(root, 'dist', '.build.json');

const parts = [
  {
    name: 'server',
    title: 'Building the server',
    from: ['src', 'package-lock.json', 'tsconfig.json', 'nest-cli.json'],
    makes: ['dist/main.js', 'dist/worker.js', 'dist/cli.js'],
    run: [join('node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build'],
  },
  {
    name: 'client',
    title: 'Building the pages',
    from: ['web', 'package-lock.json', 'openapi.json'],
    makes: ['dist/web/index.html'],
    run: [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', 'web', '--logLevel', 'warn'],
  },
];

function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * Builds what is stale: the contents of the sources are compared, not their dates.
 * @param {{ only?: 'server' | 'client' }} [options] one part instead of both
 */
export async function ensureBuilt({ only } = {}) {
  for (const part of parts) {
    if (only && part.name !== only) continue;
    if (part.name === 'client' && !existsSync(join(root, 'web', 'vite.config.ts'))) continue;
    const hash = hashOf(part.from);
    const complete = part.makes.every((file) => existsSync(join(root, file)));
    if (complete && readStamps()[part.name] === hash) continue;
    if (part.name === 'server' && !complete) {
      // The compiler's memory of an earlier build would make it skip the files that are missing.
      rmSync(join(root, 'dist', '.tsbuildinfo'), { force: true });
    }
    await step(
      part.title,
      process.execPath,
      part.run,
      () => `${part.title} failed; the lines above say where.`,
    );
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stampFile, JSON.stringify({ ...readStamps(), [part.name]: hash }));
  }
}
