import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/common/text/languages.js';
import { Translator } from '../../../src/common/text/translator.js';
import { IMPORT_FIELDS } from '../../../src/delegations/domain/import/import-fields.js';
import { proposeMapping } from '../../../src/delegations/domain/import/map-columns.js';
import { dateOrder, readDate } from '../../../src/delegations/domain/import/read-date.js';
import { readRow } from '../../../src/delegations/domain/import/read-row.js';
import { DELEGATE_ROLES } from '../../../src/delegations/domain/delegate-roles.js';
import {
  DIETS,
  DOCUMENT_TYPES,
  HONORIFICS,
} from '../../../src/delegations/domain/person-choices.js';
import { PeopleWords } from '../../../src/delegations/people/import/people-words.service.js';
import { COUNTRY_CODES } from '../../../src/reference/domain/countries.js';
import type { ReferenceService } from '../../../src/reference/reference.service.js';

// The names of members come from the database; those of the platform are enough here.
const reference = {
  members: async () => [{ iso2: 'MA', iso3: 'MAR', names: { en: 'Kingdom of Morocco' } }],
  subBureaus: async () => [],
} as unknown as ReferenceService;
const words = new PeopleWords(new Translator(), reference);

describe('columns', () => {
  const map = (...headers: string[]) => proposeMapping(headers, words.forHeaders());

  it.each(LANGUAGES)('of an own list are known in %s', (language) => {
    expect(map(...IMPORT_FIELDS.map((field) => words.column(language, field)))).toEqual([
      ...IMPORT_FIELDS,
    ]);
    expect(map(words.column(language, 'reasons'))).toEqual([null]);
  });

  it('of others are known by their usual names, without accents and case', () => {
    expect(map('SURNAME', 'first_name', 'Passport No.', 'D.O.B.', 'E-mail', 'No.')).toEqual([
      'familyName',
      'givenNames',
      'documentNumber',
      null,
      'email',
      null,
    ]);
    expect(map('Prenom', 'NOM', 'Nationalite', 'N° de passeport', 'Date de naissance *')).toEqual([
      'givenNames',
      'familyName',
      'nationality',
      'documentNumber',
      'dateOfBirth',
    ]);
    expect(
      map('Apellidos', 'Nombre', 'Numero de pasaporte', 'Fecha de nacimiento (DD/MM/AAAA)'),
    ).toEqual(['familyName', 'givenNames', 'documentNumber', 'dateOfBirth']);
    expect(map('اسم العائلة', 'الإسم', 'رقم جواز السفر', 'الجنسيّة')).toEqual([
      'familyName',
      'givenNames',
      'documentNumber',
      'nationality',
    ]);
  });

  it('are taken once each', () => {
    expect(map('Surname', 'Family name', 'Surname')).toEqual(['familyName', null, null]);
  });
});

describe('dates', () => {
  const read = (cell: string, order: Parameters<typeof readDate>[1] = 'unsaid') => {
    const found = readDate(cell, order);
    if ('problem' in found) return found.problem;
    return found.note === undefined ? found.value : `${found.value} ${found.note}`;
  };

  it.each([
    ['1971-03-14', '1971-03-14'],
    ['1971/3/4', '1971-03-04'],
    ['14/03/1971', '1971-03-14'],
    ['14.3.1971', '1971-03-14'],
    ['03-14-1971', '1971-03-14'],
    ['١٤/٠٣/١٩٧١', '1971-03-14'],
    ['\u200F14/03/1971\u200F', '1971-03-14'],
    ['1971-03-14T00:00:00', '1971-03-14'],
    ['14/03/1971 00:00', '1971-03-14'],
    ['05/05/1971', '1971-05-05'],
    ['04/03/1971', '1971-03-04 date_read_day_first'],
    ['26006', '1971-03-14 date_read_from_number'],
    ['29/02/1972', '1972-02-29'],
    ['29/02/1971', 'not_date'],
    ['2100-02-29', 'not_date'],
    ['31/04/1971', 'not_date'],
    ['14/03/71', 'not_date'],
    ['14 mars 1971', 'not_date'],
    ['99999999', 'not_date'],
    ['1', 'not_date'],
  ])('%s is %s', (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  it('are read in the order that their column shows, and refused where it shows both', () => {
    expect(dateOrder(['04/03/1971', '25/03/1971', ''])).toBe('day_first');
    expect(dateOrder(['04/03/1971', '03/25/1971'])).toBe('month_first');
    expect(dateOrder(['25/03/1971', '03/25/1971'])).toBe('mixed');
    expect(dateOrder(['04/03/1971', '1971-12-31'])).toBe('unsaid');
    expect(read('04/03/1971', 'day_first')).toBe('1971-03-04');
    expect(read('04/03/1971', 'month_first')).toBe('1971-04-03 date_read_month_first');
    expect(read('04/03/1971', 'mixed')).toBe('date_order_mixed');
    expect(read('25/03/1971', 'mixed')).toBe('1971-03-25');
  });

  it('of every day are read in each way of writing', () => {
    const day = fc.date({
      min: new Date('1900-03-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (at) => {
        const iso = at.toISOString().slice(0, 10);
        const [year, month, date] = iso.split('-');
        const serial = Math.floor((Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000);
        expect(read(`${date}/${month}/${year}`, 'day_first')).toBe(iso);
        expect(readDate(`${month}/${date}/${year}`, 'month_first')).toMatchObject({ value: iso });
        expect(read(iso)).toBe(iso);
        if (serial >= 10_000)
          expect(readDate(String(serial), 'unsaid')).toMatchObject({ value: iso });
      }),
    );
  });
});

describe('cells', () => {
  const cell = async (field: (typeof IMPORT_FIELDS)[number], text: string) => {
    const { values, problems, warnings } = readRow(
      [field],
      [text],
      await words.forCells(),
      new Map(),
    );
    return values[field] ?? [...problems, ...warnings].map(({ code }) => code).join();
  };

  it('say a choice in each of the four languages as the product writes it', async () => {
    const choices = [
      ['role', DELEGATE_ROLES],
      ['honorific', HONORIFICS],
      ['documentType', DOCUMENT_TYPES],
      ['diet', DIETS],
    ] as const;
    for (const [field, values] of choices) {
      for (const value of values) {
        for (const language of LANGUAGES) {
          const word = words.choice(language, field, value);
          expect([word, await cell(field, word)]).toEqual([word, value]);
        }
        expect(await cell(field, value.toUpperCase())).toBe(value);
      }
    }
  });

  it('say a country by code or name in each language', async () => {
    const names = LANGUAGES.map(
      (language) => new Intl.DisplayNames([language], { type: 'region' }),
    );
    for (const code of COUNTRY_CODES) {
      expect(await cell('nationality', code)).toBe(code);
      for (const list of names)
        expect([code, await cell('nationality', list.of(code) ?? '')]).toEqual([code, code]);
    }
    for (const [text, code] of [
      ['mar', 'MA'],
      ['PRK', 'KP'],
      ['Kingdom of Morocco', 'MA'],
      ['Côte d’Ivoire', 'CI'],
      ['cote d ivoire', 'CI'],
      ['المغرب', 'MA'],
      ['un', 'UN'],
    ] as const) {
      expect([text, await cell('documentCountry', text)]).toEqual([text, code]);
    }
    expect(await cell('nationality', 'Atlantis')).toBe('country_not_read');
    expect(await cell('documentCountry', 'Atlantis')).toBe('country_not_read');
  });

  it('say what others write: usual words, lists of languages, masked numbers', async () => {
    expect(await cell('role', 'Chef de Délégation')).toBe('head');
    expect(await cell('role', 'HoD')).toBe('head');
    expect(await cell('role', 'king')).toBe('word_not_read');
    expect(await cell('honorific', 'Mme')).toBe('mx');
    expect(await cell('honorific', 'H.E.')).toBe('excellency');
    expect(await cell('languages', 'Arabic, fr ; espagnol')).toEqual(['ar', 'fr', 'es']);
    expect(await cell('languages', 'العربية و الفرنسية')).toEqual(['ar', 'fr']);
    expect(await cell('languages', 'Klingonish')).toBe('language_unknown');
    expect(await cell('documentNumber', '•••••• 418')).toBe('number_masked');
    expect(await cell('documentNumber', '*****418')).toBe('number_masked');
    expect(await cell('documentNumber', 'AB 1234418')).toBe('AB 1234418');
  });
});
