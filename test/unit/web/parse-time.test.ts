import { describe, expect, it } from 'vitest';
import { parseTime } from '../../../web/src/i18n/parse-time.js';

describe('a time of day as people type it', () => {
  it.each([
    '14:05',
    '1405',
    '14.05',
    '14h05',
    '14 h 05',
    '2:05 pm',
    '2:05 p.m.',
    '٢:٠٥ م',
    ' 14:05 ',
  ])('reads %j', (text) => {
    expect(parseTime(text)).toBe('14:05');
  });

  it.each([
    ['9:30', '09:30'],
    ['0000', '00:00'],
    ['12:15 am', '00:15'],
    ['12:15 pm', '12:15'],
    ['٠٩٣٠', '09:30'],
  ])('reads %j as %s', (text, time) => {
    expect(parseTime(text)).toBe(time);
  });

  it.each(['', '14', '14:', '14:6', '24:00', '14:60', '2460', '14:05 pm', '0:15 am', 'noon'])(
    'does not guess %j',
    (text) => {
      expect(parseTime(text)).toBeUndefined();
    },
  );
});
