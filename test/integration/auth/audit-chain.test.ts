import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditSealer } from '../../../src/audit/audit-sealer.js';
import { AuditVerifier } from '../../../src/audit/audit-verifier.js';
import { systemActor } from '../../../src/common/actor.js';
import { SystemClock } from '../../../src/common/clock.js';
import { entities } from '../../../src/entities.js';
import type { Transactor } from '../../../src/outbox/transactor.js';
import { createTransactor } from '../../factories/transactor.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let owner: pg.Client;
let transactor: Transactor;
let sealer: AuditSealer;
let verifier: AuditVerifier;

beforeAll(async () => {
  database = await createTestDatabase(entities);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const clock = new SystemClock();
  transactor = createTransactor(database.dataSource, clock);
  sealer = new AuditSealer(database.dataSource, clock);
  verifier = new AuditVerifier(database.dataSource);
});
afterAll(async () => {
  await owner?.end();
  await database?.close();
});
beforeEach(async () => {
  await owner.query('TRUNCATE audit_seal, audit_entry');
});

function change(subjectId: string = randomUUID()): Promise<void> {
  return transactor.run(systemActor('test', 'r1'), (tx) =>
    tx.audit({
      action: 'thing.changed',
      subjectType: 'thing',
      subjectId,
      assemblyId: null,
      changes: { size: { from: 1, to: { b: [2, null], a: 'é' } } },
    }),
  );
}

describe('the history', () => {
  it('is chained without gaps, whoever writes and however many seal at once', async () => {
    await Promise.all(Array.from({ length: 12 }, () => change()));
    const sealed = await Promise.all([1, 2, 3].map(() => sealer.sealPending()));
    expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(12);
    await change();
    expect(await verifier.verify()).toEqual({ verified: 12, unsealed: 1, brokenAt: null });
    expect(await sealer.sealPending()).toBe(1);
    expect(await verifier.verify()).toEqual({ verified: 13, unsealed: 0, brokenAt: null });
  });

  it('seals an entry that commits after a later one', async () => {
    const slow = database.dataSource.createQueryRunner();
    await slow.startTransaction();
    const id = randomUUID();
    await slow.query(
      `INSERT INTO audit_entry (id, at, actor_system, request_id, action, subject_type, subject_id, changes)
       VALUES ($1, now(), 'slow', 'r', 'a', 't', 's', '{}')`,
      [id],
    );
    await change();
    expect(await sealer.sealPending()).toBe(1);
    await slow.commitTransaction();
    await slow.release();
    expect(await sealer.sealPending()).toBe(1);
    expect(await verifier.verify()).toEqual({ verified: 2, unsealed: 0, brokenAt: null });
  });

  it('cannot be changed by the running product, and shows what the owner changed', async () => {
    for (let entry = 1; entry <= 3; entry += 1) await change(`s${entry}`);
    await sealer.sealPending();
    for (const statement of [
      `UPDATE audit_entry SET action = 'nothing'`,
      'DELETE FROM audit_entry',
      'TRUNCATE audit_entry CASCADE',
      `UPDATE audit_seal SET hash = ''`,
      'DELETE FROM audit_seal',
    ]) {
      await expect(database.dataSource.query(statement)).rejects.toThrow(/permission denied/);
    }
    await owner.query(`UPDATE audit_entry SET changes = '{}' WHERE subject_id = 's2'`);
    expect(await verifier.verify()).toMatchObject({ verified: 1, brokenAt: 2 });
  });

  it('shows an entry that the owner removed from its middle', async () => {
    for (let entry = 1; entry <= 3; entry += 1) await change(`s${entry}`);
    await sealer.sealPending();
    await owner.query('DELETE FROM audit_seal WHERE position = 2');
    await owner.query(`DELETE FROM audit_entry WHERE subject_id = 's2'`);
    expect(await verifier.verify()).toMatchObject({ brokenAt: 2 });
  });
});
