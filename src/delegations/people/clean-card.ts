import { AppError, type FieldProblem } from '../../common/errors/app-error.js';
import { isCalendarDate } from '../../common/time/zoned-time.js';
import { fold } from '../../reference/domain/fold.js';
import { isCountry, isIssuer } from '../../reference/domain/countries.js';
import {
  documentNumber,
  latinName,
  nativeName,
  phoneNumber,
  plainText,
  type CardProblem,
  type Cleaned,
} from '../domain/person-texts.js';
import { DELEGATE_LIMITS, type CardInput } from './delegate.input.js';
import type { PersonCard } from './person-card.js';

/** Fields whose value may be missing: an empty text and null mean that nothing is known. */
const NULLABLE = {
  nationality: country(isCountry, 'country_unknown'),
  documentCountry: country(isIssuer, 'issuer_unknown'),
  dateOfBirth: date,
  documentExpiresOn: date,
  attendsFrom: date,
  attendsTo: date,
  phone: phoneNumber,
  emergencyPhone: phoneNumber,
  email: (text: string): Cleaned => ({ value: text.toLowerCase() }),
  documentNumber,
  subBureauIso2: (text: string): Cleaned => ({ value: text.toUpperCase() }),
} as const;

const TEXTS = {
  givenNames: latinName,
  familyName: latinName,
  nativeName,
  title: plainText,
  position: plainText,
  dietNote: plainText,
  accessNeeds: plainText,
  emergencyName: plainText,
} as const satisfies Record<keyof typeof DELEGATE_LIMITS, unknown>;

/** The fields as they are kept; those not given stay out. */
export type CleanCard = Partial<
  Omit<CardInput, 'documentNumber'> &
    Pick<PersonCard, 'nameKey'> & { documentNumber: string | null }
>;

/**
 * The input as it is kept: texts on one line, codes in capitals, telephone numbers in E.164, languages once
 * each. Throws `validation_failed` that names every wrong field.
 */
export function cleanCard(input: CardInput): CleanCard {
  const problems: FieldProblem[] = [];
  const cleaned: Record<string, unknown> = {};
  const keep = (path: string, result: Cleaned): void => {
    if ('value' in result) cleaned[path] = result.value;
    else problems.push({ path, code: result.problem });
  };
  for (const [key, clean] of Object.entries(TEXTS)) {
    const text = input[key as keyof typeof TEXTS];
    if (text === undefined) continue;
    keep(key, clean(text, DELEGATE_LIMITS[key as keyof typeof TEXTS]));
  }
  for (const [key, clean] of Object.entries(NULLABLE)) {
    const text = input[key as keyof typeof NULLABLE];
    if (text === undefined) continue;
    if (text === null || text.trim() === '') cleaned[key] = null;
    else keep(key, clean(text.trim()));
  }
  for (const key of ['honorific', 'documentType', 'diet'] as const) {
    if (input[key] !== undefined) cleaned[key] = input[key];
  }
  if (input.languages) cleaned['languages'] = [...new Set(input.languages)].sort();
  if (problems.length > 0) throw new AppError('validation_failed', { fields: problems });
  return cleaned;
}

/** How the names of a person are compared with those of another. */
export function nameKey({
  givenNames,
  familyName,
}: Pick<PersonCard, 'givenNames' | 'familyName'>): string {
  return fold(`${familyName} ${givenNames}`).slice(0, 260);
}

function country(known: (code: string) => boolean, problem: CardProblem) {
  return (text: string): Cleaned => {
    const value = text.toUpperCase();
    return known(value) ? { value } : { problem };
  };
}

function date(text: string): Cleaned {
  return isCalendarDate(text) ? { value: text } : { problem: 'not_date' };
}
