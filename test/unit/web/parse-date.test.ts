import { describe, expect, it } from 'vitest';
import { formatCalendarDate } from '../../../web/src/i18n/format.js';
import { parseDate } from '../../../web/src/i18n/parse-date.js';

describe('a date as people type it', () => {
  it.each([
    '14 June 1979',
    '14 june 1979',
    '14 Jun 1979',
    '14th June, 1979',
    'June 14, 1979',
    '14 juin 1979',
    '14 de junio de 1979',
    '14 jun. 1979',
    '١٤ يونيو ١٩٧٩',
    '14/6/1979',
    '14.06.1979',
    '14-6-1979',
    '14 06 1979',
    '14061979',
    '1979-06-14',
    '1979/6/14',
    ' 14/06/1979 ',
  ])('reads %j', (text) => {
    expect(parseDate(text)).toBe('1979-06-14');
  });

  it.each([
    '',
    '14 June',
    '14 June 79',
    '14/6/79',
    '14/13/1979',
    '29 February 2023',
    '31/4/2026',
    '0/6/1979',
    '14 Foo 1979',
    'June 1979',
    '1979',
  ])('does not guess at %j', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  it('knows the leap day, and the first as the French write it', () => {
    expect(parseDate('29 February 2024')).toBe('2024-02-29');
    expect(parseDate('1er août 2026')).toBe('2026-08-01');
  });

  it('reads every date as it is shown, in each language', () => {
    for (const language of ['en', 'fr', 'es', 'ar'] as const) {
      for (let month = 1; month <= 12; month += 1) {
        const date = `2026-${String(month).padStart(2, '0')}-09`;
        expect(parseDate(formatCalendarDate(language, date, 'plain')), `${language} ${date}`).toBe(
          date,
        );
      }
    }
  });
});
