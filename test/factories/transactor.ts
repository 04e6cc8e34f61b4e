import type { DataSource } from 'typeorm';
import { AuditValues } from '../../src/audit/values/audit-values.js';
import type { Clock } from '../../src/common/clock.js';
import { DataCipher } from '../../src/common/crypto/data-cipher.js';
import { Environment } from '../../src/config/environment.js';
import { Transactor } from '../../src/outbox/transactor.js';

/** A transactor with a data key of its own, for tests that seal nothing beside it. */
export function createTransactor(dataSource: DataSource, clock: Clock): Transactor {
  const environment = Object.assign(new Environment(), {
    APP_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
  });
  return new Transactor(dataSource, clock, new AuditValues(new DataCipher(environment)));
}
