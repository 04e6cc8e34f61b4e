import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, MoreThan } from 'typeorm';
import { Clock } from '../common/clock.js';
import type { FileKind } from './domain/file-kinds.js';
import { FileReferences, type FindReferenced } from './file-references.js';
import { FileStorage } from './file-storage.js';
import { Incoming } from './incoming.js';
import { StoredFile } from './stored-file.entity.js';

const BATCH = 500;
/** What is younger may belong to a request that is still under way. */
const GRACE_MS = 3_600_000;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What one sweep did, in files. */
export interface Swept {
  /** Bytes of uploads that did not end, and bytes without a row. */
  orphans: number;
  /** Rows that nothing refers to any more. */
  released: number;
  /** Removed files whose bytes are gone now. */
  purged: number;
}

/** Brings storage and table in line: no bytes without a row, none behind a removed one. Safe to repeat. */
@Injectable()
export class FileSweeper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly storage: FileStorage,
    private readonly incoming: Incoming,
    private readonly references: FileReferences,
    private readonly clock: Clock,
  ) {}

  /** @param graceMs age in milliseconds below which nothing is touched */
  async sweep(graceMs = GRACE_MS): Promise<Swept> {
    // Files carry the machine's time, rows that of the installation.
    const filesBefore = new Date(Date.now() - graceMs);
    const rowsBefore = new Date(this.clock.now().getTime() - graceMs);
    let released = 0;
    for (const [kind, find] of this.references.all()) {
      released += await this.release(kind, find, rowsBefore);
    }
    const purged = await this.purge();
    const left = await this.incoming.sweep(filesBefore);
    return { orphans: left + (await this.removeOrphans(filesBefore)), released, purged };
  }

  private async release(kind: FileKind, find: FindReferenced, before: Date): Promise<number> {
    const { manager } = this.dataSource;
    let released = 0;
    for (let after = NOBODY; ;) {
      const rows = await manager.find(StoredFile, {
        select: { id: true },
        where: { kind, state: 'kept', createdAt: LessThan(before), id: MoreThan(after) },
        order: { id: 'ASC' },
        take: BATCH,
      });
      const last = rows.at(-1);
      if (!last) return released;
      after = last.id;
      const ids = rows.map(({ id }) => id);
      const referenced = new Set(await find(manager, ids));
      const free = ids.filter((id) => !referenced.has(id));
      if (free.length === 0) continue;
      await manager.update(StoredFile, { id: In(free), state: 'kept' }, { state: 'removed' });
      released += free.length;
    }
  }

  private async purge(): Promise<number> {
    const { manager } = this.dataSource;
    let purged = 0;
    for (;;) {
      const rows = await manager.find(StoredFile, { where: { state: 'removed' }, take: BATCH });
      if (rows.length === 0) return purged;
      for (const { storageKey } of rows) await this.storage.remove(storageKey);
      const ids = rows.map(({ id }) => id);
      await manager.update(StoredFile, { id: In(ids), state: 'removed' }, { state: 'purged' });
      purged += rows.length;
    }
  }

  private async removeOrphans(before: Date): Promise<number> {
    let removed = 0;
    let batch: string[] = [];
    const flush = async () => {
      const keys = batch;
      batch = [];
      removed += await this.removeUnknown(keys);
    };
    for await (const { key, writtenAt } of this.storage.list()) {
      if (writtenAt >= before) continue;
      batch.push(key);
      if (batch.length === BATCH) await flush();
    }
    await flush();
    return removed;
  }

  private async removeUnknown(keys: readonly string[]): Promise<number> {
    if (keys.length === 0) return 0;
    const rows = await this.dataSource.manager.find(StoredFile, {
      select: { id: true, storageKey: true },
      where: { storageKey: In([...keys]), state: 'kept' },
    });
    const known = new Set(rows.map(({ storageKey }) => storageKey));
    const unknown = keys.filter((key) => !known.has(key));
    for (const key of unknown) await this.storage.remove(key);
    return unknown.length;
  }
}
