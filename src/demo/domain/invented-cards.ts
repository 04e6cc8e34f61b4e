import type { Diet, DocumentType, Honorific } from '../../delegations/domain/person-choices.js';
import type { CardInput, DelegateInput } from '../../delegations/people/delegate.input.js';
import type { Random } from './random.js';

const DIETS: readonly Diet[] = [
  'none',
  'none',
  'none',
  'none',
  'vegetarian',
  'halal',
  'halal',
  'vegan',
];
const ACCESS_NEEDS = ['Uses a wheelchair.', 'Needs a seat near the exit.', 'Uses a hearing aid.'];
const RANKS = ['', '', '', 'Brigadier', 'Chief Superintendent', 'Director'];
const HONORIFICS: Partial<Record<DelegateInput['role'], readonly Honorific[]>> = {
  head: ['excellency', 'general', 'commissioner', 'none'],
  alternate: ['commissioner', 'colonel', 'dr', 'none'],
  adviser: ['dr', 'professor', 'none', 'none'],
};
/** Numbers that the British regulator keeps for fiction: they ring nowhere. */
const FICTION = '+447700900';

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => String(random.int(0, 9))).join('');

const day = (random: Random, from: number, to: number): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${random.int(from, to)}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
};

/** The rest of an invented person's card; `iso2` is the nationality. */
export function inventCard(role: DelegateInput['role'], iso2: string, random: Random): CardInput {
  const documentType: DocumentType =
    role === 'head' || role === 'alternate'
      ? 'diplomatic_passport'
      : random.pick(['passport', 'service_passport'] as const);
  return {
    honorific: random.pick(HONORIFICS[role] ?? (['none'] as const)),
    title: random.pick(RANKS),
    nationality: iso2,
    dateOfBirth: day(random, 1958, 1992),
    documentType,
    documentNumber: `${iso2}${digits(random, 7)}`,
    documentCountry: iso2,
    // Some documents end too early, as some always do.
    documentExpiresOn: random.chance(0.02) ? day(random, 2026, 2026) : day(random, 2027, 2033),
    phone: `${FICTION}${digits(random, 3)}`,
    diet: random.pick(DIETS),
    accessNeeds: random.chance(0.02) ? random.pick(ACCESS_NEEDS) : '',
    emergencyName: 'Duty officer (invented)',
    emergencyPhone: `${FICTION}${digits(random, 3)}`,
    ...(random.chance(0.1) ? { attendsFrom: '2025-11-23' } : {}),
  };
}
