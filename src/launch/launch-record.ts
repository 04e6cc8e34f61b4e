import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a database was started for. The database says itself whether the demonstration is in it. */
export interface LaunchRecord {
  purpose: 'demonstration' | 'empty';
  /** True once the load of the demonstration has said that it is complete. */
  loaded: boolean;
}

function recordFile(dataDir: string): string {
  return join(dataDir, 'launch.json');
}

export async function readLaunchRecord(dataDir: string): Promise<LaunchRecord | null> {
  const text = await readFile(recordFile(dataDir), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as LaunchRecord);
}

export async function writeLaunchRecord(dataDir: string, record: LaunchRecord): Promise<void> {
  const draft = `${recordFile(dataDir)}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  await rename(draft, recordFile(dataDir));
}
