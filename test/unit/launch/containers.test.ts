import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const compose = readFileSync('docker-compose.yml', 'utf8');
const dockerfile = readFileSync('Dockerfile', 'utf8');
const ignored = readFileSync('.dockerignore', 'utf8').split('\n');

describe('the container files', () => {
  it('run only what the build makes', () => {
    const programs = [...`${compose}\n${dockerfile}`.matchAll(/dist\/(\w+)\.js/g)].map(
      ([, name]) => name!,
    );
    expect(new Set(programs)).toEqual(new Set(['main', 'worker', 'cli']));
    for (const name of programs) expect(existsSync(`src/${name}.ts`), name).toBe(true);
  });

  it('call only commands that the command line has', () => {
    const cli = readFileSync('src/cli.ts', 'utf8');
    const lines = compose.split('\n').filter((line) => line.includes('command:'));
    const commands = lines.flatMap((line) =>
      [...line.matchAll(/dist\/cli\.js ([a-z-]+)/g)].map(([, name]) => name!),
    );
    expect(commands).toContain('migrate');
    for (const name of commands) expect(cli, name).toContain(`command('${name}')`);
  });

  it('hold no secret and no default for one', () => {
    const values = [...compose.matchAll(/^\s+(\w*(?:PASSWORD|SECRET)\w*):\s*(.+)$/gm)];
    expect(values.length).toBeGreaterThanOrEqual(3);
    for (const [, name, value] of values) {
      expect(value, name).toMatch(/^\$\{\w+:\?set \w+ in \.env\}$/);
    }
    const used = [...compose.matchAll(/\$\{(\w+)/g)].map(([, name]) => name!);
    const example = readFileSync('.env.example', 'utf8');
    for (const name of new Set(used)) {
      if (name !== 'PORT') expect(example, name).toMatch(new RegExp(`^${name}=`, 'm'));
    }
    expect(example).toMatch(/^APP_SECRET=$/m);
  });

  it('copy only what exists and is sent to the builder', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources]) =>
      sources!.split(' '),
    );
    for (const source of copied) {
      expect(existsSync(source), source).toBe(true);
      expect(ignored, source).toContain(`!${source}`);
    }
  });

  it('run the product as an ordinary user', () => {
    expect(dockerfile.trimEnd().split('\n')).toContain('USER node');
  });
});
