import { describe, expect, it } from 'vitest';
import { holdsByAudience } from '../../../src/programme/domain/holds.js';
import { completeTitles, givenTitles } from '../../../src/programme/domain/titles.js';

describe('titles', () => {
  it('are completed from the first language given, and read back as given', () => {
    const completed = completeTitles({ es: ' Apertura ', ar: null, fr: '' });
    expect(completed).toEqual({
      titles: { en: 'Apertura', fr: 'Apertura', es: 'Apertura', ar: 'Apertura' },
      untranslated: ['en', 'fr', 'ar'],
    });
    expect(givenTitles(completed!)).toEqual({ es: 'Apertura' });
  });

  it('keep a title that reads the same in two languages as given', () => {
    const completed = completeTitles({ en: 'Panel', es: 'Panel' });
    expect(completed?.untranslated).toEqual(['fr', 'ar']);
  });

  it('need one that is not blank', () => {
    expect(completeTitles({ en: ' ', fr: null })).toBeNull();
    expect(completeTitles({})).toBeNull();
  });
});

describe('holds', () => {
  const item = (id: string, audience: 'all' | 'africa' | 'europe', hour: number) => ({
    id,
    code: id,
    hold: 'seat' as const,
    audience,
    startsAt: new Date(Date.UTC(2025, 10, 24, hour)),
    endsAt: new Date(Date.UTC(2025, 10, 24, hour + 1)),
  });

  it('stand under every region whom they concern, in the order of time', () => {
    const holds = holdsByAudience([
      item('late', 'all', 15),
      item('africa', 'africa', 10),
      item('early', 'all', 8),
    ]);
    expect(holds.africa.map(({ itemId }) => itemId)).toEqual(['early', 'africa', 'late']);
    expect(holds.europe.map(({ itemId }) => itemId)).toEqual(['early', 'late']);
    expect(holds.all.map(({ itemId }) => itemId)).toEqual(['early', 'late']);
  });
});
