import { describe, expect, it } from 'vitest';
import {
  parseReferenceFiles,
  type ReferenceFiles,
} from '../../../src/reference/domain/reference-tables.js';
import { bytes, refusal } from './support.js';

const GOOD = {
  members: [
    'member-states.csv',
    'iso2,iso3,interpol_region,official_name_en,joined_year,capital,preferred_language,timezone',
    'MA,MAR,africa,Morocco,1957,Rabat,ar,Africa/Casablanca',
    'CN,CHN,asia_pacific,China,,Beijing,en,Asia/Shanghai',
    'US,USA,americas,United States,,"Washington, D.C.",en,America/New_York',
  ],
  memberNames: [
    'member-names.csv',
    'iso2,en,fr,es,ar',
    'MA,Morocco,Maroc,Marruecos,المغرب',
    'CN,China,Chine,China,الصين',
    'US,United States,États-Unis,Estados Unidos,الولايات المتحدة',
  ],
  subBureaus: ['sub-bureaus.csv', 'name,iso2,parent_iso2', 'Hong Kong (China),HK,CN'],
  subBureauNames: [
    'sub-bureau-names.csv',
    'iso2,en,fr,es,ar',
    'HK,"Hong Kong, China","Hong Kong, Chine","Hong Kong, China",هونغ كونغ، الصين',
  ],
  observers: [
    'observers.csv',
    'code,name_en,kind,headquarters_country',
    'AU,African Union,intergovernmental,ET',
    'EUROPOL,Europol,regional_police,NL',
  ],
  observerNames: [
    'observer-names.csv',
    'code,en,fr,es,ar',
    'AU,African Union,Union africaine,Unión Africana,الاتحاد الأفريقي',
    'EUROPOL,Europol,Europol,Europol,يوروبول',
  ],
} satisfies Record<keyof ReferenceFiles, [string, ...string[]]>;

type Key = keyof ReferenceFiles;

/** The good files, with one line (header: row 1) of one of them replaced, or left out. */
function files(change?: { file: Key; row: number; line?: string }): ReferenceFiles {
  const entries = (Object.keys(GOOD) as Key[]).map((key) => {
    const [name, ...lines] = GOOD[key];
    const changed = lines.flatMap((line, index) =>
      change?.file === key && change.row === index + 1
        ? change.line === undefined
          ? []
          : [change.line]
        : [line],
    );
    return [key, { name, content: bytes(`${changed.join('\n')}\n`) }] as const;
  });
  return Object.fromEntries(entries) as unknown as ReferenceFiles;
}

describe('reading the reference files', () => {
  it('takes good files, with a byte order mark, quotes and Windows line ends too', () => {
    const good = files();
    const text = `\u{feff}${GOOD.observers.slice(1).join('\r\n')}\r\n`;
    const tables = parseReferenceFiles({
      ...good,
      observers: { name: 'observers.csv', content: bytes(text) },
    });
    expect(tables.members.map(({ iso2, joinedYear }) => [iso2, joinedYear])).toEqual([
      ['MA', 1957],
      ['CN', null],
      ['US', null],
    ]);
    expect(tables.members[2]?.capital).toBe('Washington, D.C.');
    expect(tables.subBureaus).toEqual([
      {
        iso2: 'HK',
        parentIso2: 'CN',
        names: {
          en: 'Hong Kong, China',
          fr: 'Hong Kong, Chine',
          es: 'Hong Kong, China',
          ar: 'هونغ كونغ، الصين',
        },
      },
    ]);
    expect(tables.organisations.map(({ code }) => code)).toEqual(['AU', 'EUROPOL']);
  });

  const member = (cells: Partial<Record<number, string>>): string =>
    ['MA', 'MAR', 'africa', 'Morocco', '1957', 'Rabat', 'ar', 'Africa/Casablanca']
      .map((cell, index) => cells[index] ?? cell)
      .join(',');

  it.each<[string, Key, number, string | undefined, number | null, string | null]>([
    // header and shape
    ['wrong_header', 'members', 1, 'iso2,iso3,region', 1, 'interpol_region'],
    ['wrong_header', 'memberNames', 1, 'iso2,en,fr,es,ar,ru', 1, 'ru'],
    ['wrong_header', 'observers', 1, 'code,name_en,kind', 1, 'headquarters_country'],
    ['wrong_column_count', 'members', 3, 'CN,CHN,asia_pacific', 3, 'official_name_en'],
    ['wrong_column_count', 'subBureaus', 2, 'Hong Kong (China),HK,CN,extra', 2, 'parent_iso2'],
    ['wrong_column_count', 'members', 3, '', 3, 'iso3'],
    ['malformed_csv', 'members', 3, 'CN,"CHN,asia_pacific', null, null],
    ['no_rows', 'subBureaus', 2, undefined, null, null],
    // members
    ['wrong_code', 'members', 2, member({ 0: 'ma' }), 2, 'iso2'],
    ['wrong_code', 'members', 2, member({ 1: 'MA' }), 2, 'iso3'],
    ['missing_value', 'members', 2, member({ 0: '' }), 2, 'iso2'],
    ['missing_value', 'members', 2, member({ 5: ' ' }), 2, 'capital'],
    ['missing_name', 'members', 2, member({ 3: '' }), 2, 'official_name_en'],
    ['surrounding_space', 'members', 2, member({ 5: ' Rabat' }), 2, 'capital'],
    ['too_long', 'members', 2, member({ 5: 'R'.repeat(121) }), 2, 'capital'],
    ['unknown_region', 'members', 2, member({ 2: 'maghreb' }), 2, 'interpol_region'],
    ['unknown_language', 'members', 2, member({ 6: 'de' }), 2, 'preferred_language'],
    ['unknown_time_zone', 'members', 2, member({ 7: 'Africa/Marrakech' }), 2, 'timezone'],
    ['wrong_year', 'members', 2, member({ 4: '57' }), 2, 'joined_year'],
    ['wrong_year', 'members', 2, member({ 4: '1857' }), 2, 'joined_year'],
    ['duplicate_code', 'members', 3, member({}), 3, 'iso2'],
    ['duplicate_code', 'members', 3, member({ 0: 'CN' }), 3, 'iso3'],
    ['missing_names', 'memberNames', 3, undefined, 3, 'iso2'],
    // names
    ['missing_name', 'memberNames', 2, 'MA,Morocco,,Marruecos,المغرب', 2, 'fr'],
    ['not_arabic', 'memberNames', 2, 'MA,Morocco,Maroc,Marruecos,Maghreb', 2, 'ar'],
    ['name_differs', 'memberNames', 2, 'MA,Marocco,Maroc,Marruecos,المغرب', 2, 'en'],
    ['duplicate_name', 'memberNames', 3, 'CN,China,Maroc,China,الصين', 3, 'fr'],
    ['duplicate_code', 'memberNames', 3, 'MA,China,Chine,China,الصين', 3, 'iso2'],
    ['unknown_code', 'members', 4, undefined, 4, 'iso2'],
    // sub-bureaus
    ['unknown_member', 'subBureaus', 2, 'Hong Kong,HK,GB', 2, 'parent_iso2'],
    ['member_as_sub_bureau', 'subBureaus', 2, 'Morocco,MA,CN', 2, 'iso2'],
    ['missing_name', 'subBureaus', 2, ',HK,CN', 2, 'name'],
    ['missing_names', 'subBureaus', 2, 'Macao,MO,CN', 2, 'iso2'],
    // observers
    ['unknown_kind', 'observers', 2, 'AU,African Union,club,ET', 2, 'kind'],
    ['wrong_code', 'observers', 2, 'african union,AU,academia,ET', 2, 'code'],
    ['wrong_code', 'observers', 2, 'AU,African Union,academia,ETH', 2, 'headquarters_country'],
    ['duplicate_code', 'observers', 3, 'AU,African Union,academia,ET', 3, 'code'],
    ['name_differs', 'observers', 2, 'AU,The Union,academia,ET', 2, 'en'],
    ['missing_names', 'observerNames', 3, undefined, 3, 'code'],
  ])('refuses %s in %s, line %s: %s', (code, file, row, line, atRow, column) => {
    const found = refusal(() => parseReferenceFiles(files({ file, row, line })));
    expect({ code: found.code, column: found.column }).toEqual({ code, column });
    if (code !== 'malformed_csv') expect(found.row).toBe(atRow);
    expect(found.message).toContain(found.file);
    expect(found.message).toContain(code);
  });

  it('names the file that the fault lies in and what stood there', () => {
    const found = refusal(() =>
      parseReferenceFiles(files({ file: 'subBureaus', row: 2, line: 'Hong Kong,HK,GB' })),
    );
    expect(found.message).toBe('sub-bureaus.csv, row 2, column parent_iso2: unknown_member (GB)');
  });

  it('names the row of an unclosed quote and refuses text that is not UTF-8', () => {
    const quote = refusal(() =>
      parseReferenceFiles(files({ file: 'members', row: 3, line: 'CN,C"HN,asia_pacific' })),
    );
    expect([quote.code, quote.file, quote.row]).toEqual(['malformed_csv', 'member-states.csv', 3]);
    const latin1 = new Uint8Array([...bytes('iso2,en,fr,es,ar\nMA,'), 0xe9]);
    const found = refusal(() =>
      parseReferenceFiles({
        ...files(),
        memberNames: { name: 'member-names.csv', content: latin1 },
      }),
    );
    expect([found.code, found.file]).toEqual(['not_utf8', 'member-names.csv']);
  });
});
