import { Injectable } from '@nestjs/common';
import type { Assembly } from '../../../assemblies/assembly.entity.js';
import type { Language, Translated } from '../../../common/text/languages.js';
import { Translator } from '../../../common/text/translator.js';
import type { Delegate } from '../../people/delegate.entity.js';
import type { Letter, LetterFact } from './render/letter.js';

/** A person whose letter can be written. */
export interface LetterPerson {
  person: Delegate;
  documentNumber: string;
}

export interface LetterSubject {
  assembly: Assembly;
  /** Names of who sends the delegation. */
  names: Translated;
  reference: string;
  /** `YYYY-MM-DD` */
  date: string;
  people: readonly LetterPerson[];
  /** One person, or the whole delegation. */
  whole: boolean;
  languages: readonly Language[];
}

const FACTS = [
  'name',
  'role',
  'position',
  'nationality',
  'dateOfBirth',
  'documentType',
  'documentNumber',
  'documentExpiresOn',
] as const;

/** Puts a visa letter into words: the reader's language and the one of the consulate. */
@Injectable()
export class LetterWords {
  constructor(private readonly translator: Translator) {}

  compose(subject: LetterSubject): Letter {
    const { assembly, reference, date, people, whole, languages } = subject;
    const values = (language: Language): Record<string, string> => ({
      reference,
      assembly: assembly.name,
      city: assembly.city,
      country: countryName(assembly.hostIso2, language),
      delegation: subject.names[language],
      from: spoken(assembly.startsOn, language),
      to: spoken(assembly.endsOn, language),
    });
    const say = (language: Language, key: string): string =>
      this.translator.t(language, `letters.${key}`, values(language));
    const each = (key: string): string[] => languages.map((language) => say(language, key));
    const [first] = people;
    return {
      reference,
      date,
      head: assembly.name,
      marks: languages.map((language) => [say(language, 'reference'), spoken(date, language)]),
      sides: languages.map((language) => ({
        language,
        title: say(language, 'title'),
        paragraphs: [
          say(language, 'to'),
          say(language, whole ? 'group' : 'person'),
          say(language, whole ? 'requestGroup' : 'request'),
        ],
      })),
      facts: whole || !first ? [] : this.facts(first, languages),
      table: whole ? this.table(people, languages, each) : null,
      foot: each('foot'),
    };
  }

  private facts(found: LetterPerson, languages: readonly Language[]): LetterFact[] {
    return FACTS.flatMap((fact) => {
      const texts = languages.map((language) => this.value(found, fact, language));
      // In both languages where they differ: a country, a date, a role.
      const values = [...new Set(texts)].filter((text) => text !== '');
      return values.length === 0
        ? []
        : [
            {
              labels: languages.map((language) =>
                this.translator.t(language, `letters.label.${fact}`),
              ),
              values,
            },
          ];
    });
  }

  private value(
    { person, documentNumber }: LetterPerson,
    fact: (typeof FACTS)[number],
    language: Language,
  ): string {
    switch (fact) {
      case 'name':
        return fullName(person);
      case 'role':
        return this.translator.t(language, `letters.role.${person.role}`);
      case 'position':
        return person.position;
      case 'nationality':
        return person.nationality === null ? '' : countryName(person.nationality, language);
      case 'dateOfBirth':
        return person.dateOfBirth === null ? '' : spoken(person.dateOfBirth, language);
      case 'documentType':
        return person.documentType === null
          ? ''
          : this.translator.t(language, `letters.document.${person.documentType}`);
      case 'documentNumber':
        return documentNumber;
      case 'documentExpiresOn':
        return person.documentExpiresOn === null ? '' : spoken(person.documentExpiresOn, language);
    }
  }

  private table(
    people: readonly LetterPerson[],
    languages: readonly Language[],
    each: (key: string) => string[],
  ): Letter['table'] {
    // Countries and dates stand in the language of the consulate.
    const language = languages.at(-1) ?? 'en';
    return {
      headers: [
        [''],
        each('label.name'),
        each('label.nationality'),
        each('label.documentNumber'),
        each('label.documentExpiresOn'),
      ],
      rows: people.map(({ person, documentNumber }, index) => [
        String(index + 1),
        fullName(person),
        person.nationality === null ? '' : countryName(person.nationality, language),
        documentNumber,
        person.documentExpiresOn === null ? '' : spoken(person.documentExpiresOn, language),
      ]),
    };
  }
}

/** Digits are those of the passport, in Arabic too. */
const LOCALES: Record<Language, string> = { en: 'en-GB', fr: 'fr', es: 'es', ar: 'ar-u-nu-latn' };

function countryName(iso2: string, language: Language): string {
  return new Intl.DisplayNames([LOCALES[language]], { type: 'region' }).of(iso2) ?? iso2;
}

function spoken(date: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** As in the passport: family name in capitals. */
function fullName({ title, givenNames, familyName }: Delegate): string {
  return [title, givenNames, familyName.toUpperCase()].filter(Boolean).join(' ');
}
