import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completeLock, missingPlatforms } from '../../../scripts/lib/lock-file.mjs';

describe('package-lock.json', () => {
  it('names the packages of every platform, as npm ci demands', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, object>;
    };
    expect(missingPlatforms(lock.packages), 'run: node scripts/complete-lock.mjs').toEqual([]);
  });

  it('is completed from what the packages name', () => {
    const packages = {
      '': {},
      'node_modules/tool': {
        dev: true,
        optionalDependencies: { '@tool/linux-x64-musl': '1.2.3', '@tool/win32-arm64': '1.2.3' },
      },
      'node_modules/tool/node_modules/@tool/win32-arm64': { version: '1.2.3' },
    };
    expect(completeLock(packages)).toEqual(['@tool/linux-x64-musl']);
    expect(packages).toHaveProperty(['node_modules/@tool/linux-x64-musl'], {
      version: '1.2.3',
      cpu: ['x64'],
      libc: ['musl'],
      os: ['linux'],
      dev: true,
      optional: true,
    });
    expect(missingPlatforms(packages)).toEqual([]);
  });
});
