import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** What must be the same at every start; kept readable by its owner alone, as it holds secrets. */
export interface ClusterState {
  /** Unique `cluster_name`: finds the processes of this cluster among all others. */
  clusterName: string;
  /** Last port listened on. Taken again when it is free. */
  port: number;
  /** Password of the database's owner. */
  password: string;
  /** Secret of the installation that lives in this cluster (signs sessions). */
  secret: string;
}

export function stateFile(dataDir: string): string {
  return join(dataDir, 'state.json');
}

export async function readState(dataDir: string): Promise<ClusterState | null> {
  const text = await readFile(stateFile(dataDir), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : (JSON.parse(text) as ClusterState);
}

export async function writeState(dataDir: string, state: ClusterState): Promise<void> {
  const draft = `${stateFile(dataDir)}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, stateFile(dataDir));
}

export function newState(): ClusterState {
  return {
    clusterName: `ga93-${randomBytes(8).toString('hex')}`,
    port: 0,
    password: randomBytes(24).toString('base64url'),
    secret: randomBytes(32).toString('base64url'),
  };
}

/** `wanted` when it is free on 127.0.0.1, else any free port. */
export async function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (wanted === 0) reject(error);
      else freePort(0).then(resolve, reject);
    });
    server.listen({ port: wanted, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export function connectionUrl(state: ClusterState, database: string): string {
  return `postgres://postgres:${state.password}@127.0.0.1:${state.port}/${database}`;
}
