import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/common/text/languages.js';
import { utcToZonedTime } from '../../../src/common/time/zoned-time.js';
import { counterpartKey, type Ga92Case } from '../../../src/reference/domain/ga92-case.js';
import {
  placeProgramme,
  shiftProgramme,
  type ProgrammeTemplate,
} from '../../../src/reference/domain/programme.js';
import type { ReferenceTables } from '../../../src/reference/domain/reference-tables.js';
import { REGIONS } from '../../../src/reference/domain/regions.js';
import {
  readGa92Case,
  readProgramme,
  readReferenceTables,
} from '../../../src/reference/reference-files.js';

let tables: ReferenceTables;
let programme: ProgrammeTemplate;
let ga92: Ga92Case;

beforeAll(async () => {
  tables = await readReferenceTables();
  programme = await readProgramme();
  ga92 = await readGa92Case();
});

describe('the shipped reference data', () => {
  it('holds 196 members: 54 of Africa, 38 of the Americas, 54 of Asia and South Pacific, 50 of Europe', () => {
    expect(tables.members).toHaveLength(196);
    const counts = REGIONS.map(
      (region) => tables.members.filter((member) => member.region === region).length,
    );
    expect(counts).toEqual([54, 38, 54, 50]);
    expect(tables.subBureaus).toHaveLength(12);
    expect(tables.organisations).toHaveLength(30);
  });

  it('names everyone in four languages, Arabic in Arabic letters, no two alike', () => {
    const named = [...tables.members, ...tables.subBureaus, ...tables.organisations];
    for (const language of LANGUAGES) {
      const names = named.map((entry) => entry.names[language]);
      expect(new Set(names).size, language).toBe(names.length);
    }
    for (const { names } of named) {
      const withoutAbbreviation = names.ar.replace(/\([A-Z]+\)/g, '');
      expect(withoutAbbreviation, names.ar).toMatch(/^[\p{Script=Arabic}\p{M}\s()،.-]+$/u);
      for (const language of ['en', 'fr', 'es'] as const) {
        expect(names[language], names.en).toMatch(/^[\p{Script=Latin}\p{M}\s(),.&'’-]+$/u);
      }
    }
  });

  it.each([
    ['PS', 'State of Palestine', 'État de Palestine', 'Estado de Palestina', 'دولة فلسطين'],
    ['TR', 'Türkiye', 'Türkiye', 'Türkiye', 'تركيا'],
    ['CG', 'Congo', 'Congo', 'Congo', 'الكونغو'],
    [
      'CD',
      'Congo (Democratic Rep.)',
      'République démocratique du Congo',
      'República Democrática del Congo',
      'جمهورية الكونغو الديمقراطية',
    ],
    ['KR', 'Korea (Rep. of)', 'Corée (Rép. de)', 'Corea (Rep. de)', 'جمهورية كوريا'],
    ['HK', 'Hong Kong, China', 'Hong Kong, Chine', 'Hong Kong, China', 'هونغ كونغ، الصين'],
  ])('writes %s as the Organization does', (iso2, en, fr, es, ar) => {
    const found = [...tables.members, ...tables.subBureaus].find((entry) => entry.iso2 === iso2);
    expect(found?.names).toEqual({ en, fr, es, ar });
  });

  it('writes every name in composed letters, so that equal names are equal', () => {
    for (const { names } of [...tables.members, ...tables.subBureaus, ...tables.organisations]) {
      for (const language of LANGUAGES) {
        expect(names[language]).toBe(names[language].normalize('NFC'));
      }
    }
  });
});

describe('the programme of GA93', () => {
  it('opens at 10:30 in Marrakech, which is 09:30 UTC', () => {
    expect(programme.items).toHaveLength(22);
    const [opening] = placeProgramme(programme);
    expect(opening).toMatchObject({ code: 'ga93-01', hold: 'everyone', illustrative: false });
    expect(opening?.startsAt.toISOString()).toBe('2025-11-24T09:30:00.000Z');
  });

  it('lets nothing overlap but the four regional meetings', () => {
    const placed = placeProgramme(programme).sort(
      (a, b) => a.startsAt.getTime() - b.startsAt.getTime(),
    );
    const clashes = placed.flatMap((a, index) =>
      placed
        .slice(index + 1)
        .filter((b) => b.startsAt < a.endsAt && (a.audience === 'all' || b.audience === 'all')),
    );
    expect(clashes).toEqual([]);
    expect(
      placed.filter(({ audience }) => audience !== 'all').map(({ audience }) => audience),
    ).toEqual([...REGIONS]);
  });

  it('is laid over Glasgow at the same local hours, with titles that are true of any session', () => {
    const shifted = shiftProgramme(programme, {
      prefix: 'ga92',
      firstDay: ga92.startsOn,
      timeZone: ga92.timeZone,
    });
    expect(shifted).toHaveLength(22);
    expect(shifted.map(({ code }) => code)).toContain('ga92-22');
    expect(shifted.every(({ illustrative }) => illustrative)).toBe(true);
    shifted.forEach((item, index) => {
      const local = utcToZonedTime(item.startsAt, ga92.timeZone);
      expect(local.time).toBe(programme.items[index]?.start);
      expect(local.date >= ga92.startsOn && local.date <= ga92.endsOn).toBe(true);
      for (const title of Object.values(item.titles)) {
        expect(title).not.toMatch(/Hong|2026|هونغ|Silver|argent|plateada|الفضية/);
      }
    });
  });

  it('has its titles in four languages', () => {
    for (const { titles, genericTitles } of programme.items) {
      for (const texts of [titles, genericTitles]) {
        expect(new Set(Object.values(texts)).size).toBe(4);
        expect(texts.ar).toMatch(/\p{Script=Arabic}/u);
      }
    }
  });
});

describe('the meetings of GA92', () => {
  it('are sixteen: thirteen national parties and three offices', () => {
    expect(ga92).toMatchObject({
      city: 'Glasgow',
      hostCountry: 'GB',
      startsOn: '2024-11-04',
      endsOn: '2024-11-07',
      timeZone: 'Europe/London',
      membersAttending: 177,
    });
    const keys = ga92.meetings.map(({ counterpart }) => counterpartKey(counterpart));
    expect(keys).toHaveLength(16);
    expect(keys).toContain('sub_bureau:HK');
    expect(keys.filter((key) => key.startsWith('office:'))).toEqual([
      'office:president',
      'office:secretary_general',
      'office:secretary_general_elect',
    ]);
    expect(ga92.meetings.every(({ hostIso2 }) => hostIso2 === 'MA')).toBe(true);
    expect(ga92.meetings.filter(({ principal }) => principal !== null)).toHaveLength(3);
  });
});
