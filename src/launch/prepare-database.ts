import { DataSource } from 'typeorm';
import { ownerDataSourceOptions } from '../database/data-source.js';
import { runMigrations } from '../database/migrate.js';
import { MemberState } from '../reference/member-state.entity.js';
import { Organisation } from '../reference/organisation.entity.js';
import { ReferenceLoader } from '../reference/reference-loader.js';
import { ReferenceService } from '../reference/reference.service.js';
import { SubBureau } from '../reference/sub-bureau.entity.js';

/**
 * Brings a database to where api and worker can use it: schema and reference data of this version.
 * Connects as the owner. Returns the names of the migrations that ran. Safe to run at any time, by
 * several at once too; what is up to date stays untouched.
 */
export async function prepareDatabase(ownerUrl: string): Promise<string[]> {
  const ran = await runMigrations(ownerUrl);
  const dataSource = await new DataSource({
    ...ownerDataSourceOptions(ownerUrl),
    entities: [MemberState, SubBureau, Organisation],
  }).initialize();
  try {
    await new ReferenceLoader(dataSource, new ReferenceService(dataSource)).load();
  } finally {
    await dataSource.destroy();
  }
  return ran;
}
