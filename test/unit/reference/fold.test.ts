import { describe, expect, it } from 'vitest';
import { fold, matchRank } from '../../../src/reference/domain/fold.js';

describe('fold', () => {
  it.each([
    ["Côte d'Ivoire", 'COTE D’IVOIRE'],
    ['Türkiye', 'turkiye'],
    ['TÜRKİYE', 'turkiye'],
    ['São Tomé & Príncipe', 'sao tome principe'],
    ['Łódź', 'lodz'],
    ['عُمان', 'عمان'],
    ['الأردن', 'الاردن'],
    ['إسبانيا', 'اسبانيا'],
    ['سوريا', 'سوریا'],
    ['المملكة المتحدة', 'المملكه المتحده'],
    ['Guinea-Bissau', 'guinea bissau'],
    ['Китай', 'КИТАЙ'],
    ['ﻣﺼﺮ', 'مصر'],
  ])('%s reads as %s', (a, b) => {
    expect(fold(a)).toBe(fold(b));
    expect(fold(a)).not.toBe('');
  });

  it('ranks the whole name before its beginning before words in it', () => {
    expect(matchRank(fold('guinea'), [fold('Guinea')])).toBe(3);
    expect(matchRank(fold('guinea'), [fold('Guinea Bissau')])).toBe(2);
    expect(matchRank(fold('new gui'), [fold('Papua New Guinea')])).toBe(1);
    expect(matchRank(fold('oman'), [fold('Romania')])).toBe(0);
  });
});
