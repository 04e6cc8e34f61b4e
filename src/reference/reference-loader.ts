import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { json } from '../database/json.js';
import { MemberState } from './member-state.entity.js';
import { Organisation } from './organisation.entity.js';
import { readReferenceTables } from './reference-files.js';
import { ReferenceService } from './reference.service.js';
import { SubBureau } from './sub-bureau.entity.js';

/** Rows of each table in the files, and how many of them were new or different in the database. */
export interface ReferenceLoadResult {
  members: number;
  subBureaus: number;
  organisations: number;
  changed: number;
}

/** Puts the data files into the database. */
@Injectable()
export class ReferenceLoader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reference: ReferenceService,
  ) {}

  /**
   * Checks all files of `directory` (the shipped ones by default) and writes them in one transaction.
   * A second load changes nothing, a corrected value is updated, nothing is ever deleted. Throws
   * ReferenceFileError, before anything is written, when a file is wrong.
   */
  async load(directory?: string): Promise<ReferenceLoadResult> {
    const { members, subBureaus, organisations } = await readReferenceTables(directory);
    const changed = await this.dataSource.transaction(async (manager) => {
      // Two processes that start at the same time load one after the other.
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('reference-loader'))`);
      return (
        (await upsert(manager, MemberState, 'iso2', members)) +
        (await upsert(manager, SubBureau, 'iso2', subBureaus)) +
        (await upsert(manager, Organisation, 'code', organisations))
      );
    });
    this.reference.forget();
    return {
      members: members.length,
      subBureaus: subBureaus.length,
      organisations: organisations.length,
      changed,
    };
  }
}

/** Inserts the rows, updates those that differ, and tells how many it wrote. */
async function upsert<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  key: string,
  rows: readonly Partial<T>[],
): Promise<number> {
  const { columns } = manager.connection.getMetadata(entity);
  const others = columns.map((column) => column.databaseName).filter((name) => name !== key);
  const result = await manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(rows.map((row) => json(row as T)))
    .orUpdate(others, [key], { skipUpdateIfNoValuesChanged: true })
    .returning([key])
    .execute();
  return (result.raw as unknown[]).length;
}
