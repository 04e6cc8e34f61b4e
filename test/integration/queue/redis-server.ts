import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';

function binary(): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, 'redis-server');
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // the next folder may have it
    }
  }
  return null;
}

const found = process.env['REDIS_URL'] ? 'url' : binary();

/** Whether the Redis half of the queue tests can run here. */
export const redisAvailable = found !== null;

/** Said once where it cannot. */
export const REDIS_MISSING =
  'The Redis half of the queue tests did not run: no redis-server in PATH and no REDIS_URL.';

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  try {
    await Promise.race([
      client.ping(),
      new Promise((_, reject) =>
        child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`))),
      ),
    ]);
  } finally {
    client.disconnect();
  }
}

/** A Redis of its own that keeps nothing; or the one of `REDIS_URL`, emptied, in its last database. */
export async function startRedis(port?: number): Promise<TestRedis> {
  const given = process.env['REDIS_URL'];
  if (given) {
    const url = new URL(given);
    url.pathname = '/15';
    const client = new Redis(url.toString());
    await client.flushdb();
    client.disconnect();
    return { url: url.toString(), stop: async () => undefined };
  }
  const file = binary();
  if (!file) throw new Error(REDIS_MISSING);
  const chosen = port ?? (await freePort());
  const folder = mkdtempSync(join(tmpdir(), 'ga93-redis-'));
  const child = spawn(
    file,
    [
      '--port',
      String(chosen),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
    ],
    { stdio: 'ignore' },
  );
  const url = `redis://127.0.0.1:${chosen}`;
  await answers(url, child);
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null) {
        child.kill('SIGKILL');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
