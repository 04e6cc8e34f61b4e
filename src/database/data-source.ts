import type { DataSourceOptions } from 'typeorm';
import type { Environment } from '../config/environment.js';
import { migrations } from './migrations/index.js';
import { SnakeNamingStrategy } from './naming-strategy.js';
import { RUNTIME_ROLE } from './runtime-role.js';

/** Options of the running product's connection pool. */
export function runtimeDataSourceOptions(
  environment: Pick<Environment, 'DATABASE_URL' | 'DATABASE_POOL'>,
): DataSourceOptions {
  return {
    type: 'postgres',
    url: environment.DATABASE_URL,
    namingStrategy: new SnakeNamingStrategy(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    migrations,
    synchronize: false,
    migrationsRun: false,
    extra: {
      max: environment.DATABASE_POOL,
      options: `-c role=${RUNTIME_ROLE} -c timezone=UTC`,
      application_name: 'ga93-planner',
    },
  };
}

/** Options of the owner's connection, for migrations only. */
export function ownerDataSourceOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    namingStrategy: new SnakeNamingStrategy(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    extra: { max: 2, options: '-c timezone=UTC' },
  };
}
