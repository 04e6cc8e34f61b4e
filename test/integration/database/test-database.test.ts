import { describe, expect, it } from 'vitest';
import { MemberState } from '../../../src/reference/member-state.entity.js';
import { createTestDatabase } from '../../support/database.js';

describe('a test database', () => {
  it('has the schema and the reference data, and shares nothing with another', async () => {
    const [first, second] = await Promise.all([
      createTestDatabase([MemberState]),
      createTestDatabase([MemberState]),
    ]);
    try {
      expect(await first.dataSource.getRepository(MemberState).count()).toBe(196);
      const [{ current }] = await first.dataSource.query<[{ current: string }]>(
        'SELECT current_database() AS current',
      );
      expect(second.url).not.toContain(current);
    } finally {
      await Promise.all([first.close(), second.close()]);
    }
  });
});
