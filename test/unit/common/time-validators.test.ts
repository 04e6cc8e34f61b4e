import { describe, expect, it } from 'vitest';
import { isInstant } from '../../../src/common/time/zoned-time.js';

describe('an instant', () => {
  it.each([
    '2025-11-24T09:30:00Z',
    '2025-11-24T09:30:00.123Z',
    '2025-11-24T10:30+01:00',
    '2024-02-29T00:00:00-05:00',
  ])('%s is one', (text) => {
    expect(isInstant(text)).toBe(true);
  });

  it.each([
    '2025-11-24',
    '2025-11-24T09:30:00',
    '2025-02-30T09:30:00Z',
    '2025-11-24T25:00:00Z',
    '2025-11-24T09:60:00Z',
    '9999-11-24T09:30:00Z',
    '+275760-09-13T00:00:00Z',
    'tomorrow',
    '',
  ])('%s is none', (text) => {
    expect(isInstant(text)).toBe(false);
  });
});
