import { expect, it } from 'vitest';
import { attentionRows } from '../../../web/src/features/overview/attention.js';

const assembly = { deadlines: [] } as unknown as Parameters<typeof attentionRows>[0]['assembly'];
const rowsWith = (letters: Parameters<typeof attentionRows>[0]['letters']) =>
  attentionRows({
    assembly,
    delegations: [],
    plan: undefined,
    deliveries: undefined,
    letters,
    now: Date.parse('2025-11-12T09:00:00Z'),
  });

it('names the visa letters that nobody has fetched, with those of whom data is missing', () => {
  const letters = { ready: 41, collected: 1_100, documentMissing: 60 };
  expect(rowsWith(letters)).toMatchObject([{ key: 'letters', count: 41, letters }]);
});

it('says nothing of letters when all are fetched, or the reader may not see them', () => {
  expect(rowsWith({ ready: 0, collected: 1_141, documentMissing: 0 })).toEqual([]);
  expect(rowsWith(undefined)).toEqual([]);
});
