import { beforeAll, describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseGa92Case } from '../../../src/reference/domain/ga92-case.js';
import { parseProgramme } from '../../../src/reference/domain/programme.js';
import { REFERENCE_DATA } from '../../../src/reference/reference-files.js';
import { bytes, refusal } from './support.js';

const files = { 'ga-programme.json': '', 'ga92-bilaterals.json': '' };
type Name = keyof typeof files;

beforeAll(async () => {
  for (const name of Object.keys(files) as Name[]) {
    files[name] = await readFile(join(REFERENCE_DATA, name), 'utf8');
  }
});

/** The shipped file with the first occurrence of `from` replaced. */
function parse(name: Name, from: string, to: string): unknown {
  expect(files[name]).toContain(from);
  const source = { name, content: bytes(files[name].replace(from, () => to)) };
  return name === 'ga-programme.json'
    ? parseProgramme(source)
    : parseGa92Case(source, {
        members: new Set('MA DE UZ GB RS NO TR SN SD CA MK CN RW'.split(' ')),
        subBureaus: new Set(['HK']),
      });
}

describe('the JSON files', () => {
  it.each<[Name, string, string, string, string | null]>([
    ['ga-programme.json', '"session": 93,', '"session": 93', 'malformed_json', null],
    ['ga-programme.json', '"session": 93', '"session": "93"', 'wrong_value', 'session'],
    ['ga-programme.json', 'Africa/Casablanca', 'Morocco', 'unknown_time_zone', 'timezone'],
    ['ga-programme.json', '"2025-11-24"', '"2025-11-31"', 'wrong_value', 'items[0].day'],
    ['ga-programme.json', '"10:30"', '"10.30"', 'wrong_value', 'items[0].start'],
    ['ga-programme.json', '"11:45"', '"10:15"', 'wrong_value', 'items[0].end'],
    ['ga-programme.json', '"ga93-02"', '"ga93-01"', 'duplicate_code', 'items[1].id'],
    ['ga-programme.json', '"title_es"', '"title_xx"', 'missing_value', 'items[0].title_es'],
    ['ga-programme.json', 'حفل الافتتاح', 'Opening', 'not_arabic', 'items[0].title_ar'],
    ['ga-programme.json', '"blocks": "all"', '"blocks": "some"', 'wrong_value', 'items[0].blocks'],
    ['ga-programme.json', '"hold": "seat"', '"hold": "chair"', 'wrong_value', 'items[1].hold'],
    ['ga-programme.json', '"kind": "ceremony"', '"kind": "x"', 'wrong_value', 'items[0].kind'],
    ['ga92-bilaterals.json', '"DE"', '"XX"', 'unknown_member', 'bilaterals[3].counterpart'],
    ['ga92-bilaterals.json', '"DE"', '"MA"', 'wrong_value', 'bilaterals[3].counterpart'],
    ['ga92-bilaterals.json', '"UZ"', '"DE"', 'duplicate_code', 'bilaterals[4].counterpart'],
    [
      'ga92-bilaterals.json',
      '"host": "MA"',
      '"host": "ZZ"',
      'unknown_member',
      'bilaterals[0].host',
    ],
    [
      'ga92-bilaterals.json',
      '"office": "president"',
      '"office": "treasurer"',
      'wrong_value',
      'bilaterals[0].office',
    ],
    [
      'ga92-bilaterals.json',
      '"ends": "2024-11-07"',
      '"ends": "2024-11-03"',
      'wrong_value',
      'facts.ga92.ends',
    ],
  ])('%s: %s made %s is refused as %s at %s', (name, from, to, code, path) => {
    const found = refusal(() => parse(name, from, to));
    expect([found.code, found.file, found.row, found.column]).toEqual([code, name, null, path]);
  });

  it('refuses a root that is no object and an empty list', () => {
    const source = (text: string) => ({ name: 'ga-programme.json', content: bytes(text) });
    expect(refusal(() => parseProgramme(source('[]'))).code).toBe('wrong_value');
    expect(refusal(() => parseProgramme(source('{"items":{}}'))).column).toBe('items');
    expect(refusal(() => parseProgramme(source('{"items":[]}'))).code).toBe('no_rows');
  });
});
