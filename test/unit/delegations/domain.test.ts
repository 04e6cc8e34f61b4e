import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/delegations/domain/clean-text.js';
import { missingParts, missingToSubmit } from '../../../src/delegations/domain/completeness.js';
import { countDelegations } from '../../../src/delegations/domain/count-delegations.js';
import { countSpeakers, parallelLimit } from '../../../src/delegations/domain/parallel-limit.js';
import { deadlineOf } from '../../../src/delegations/domain/transition-rules.js';

describe('text of people', () => {
  it.each([
    ['  Anna \t Maria\u00a0', 'Anna Maria'],
    ['Jose\u0301', 'José'],
    ["O'Neill-Ngũgĩ", "O'Neill-Ngũgĩ"],
    ['عبد الله', 'عبد الله'],
    ['李\n小龍', '李 小龍'],
    ['', ''],
  ])('keeps %j as %j', (text, value) => {
    expect(cleanText(text, 120)).toEqual({ value });
  });

  it.each([
    ['direction override', 'Anna\u202Egnp.exe'],
    ['direction isolate', 'Anna\u2067x'],
    ['zero-width space', 'An\u200bna'],
    ['byte order mark inside', 'An\u2060na'],
    ['null', 'Anna\u0000'],
    ['escape', 'Anna\u001b[31m'],
    ['private use', 'Anna\ue000'],
    ['half a surrogate pair', 'Anna\ud83d'],
  ])('refuses a %s', (_what, text) => {
    expect(cleanText(text, 120)).toEqual({ problem: 'not_allowed_characters' });
  });

  it('counts characters, not code units', () => {
    expect(cleanText('𠮷'.repeat(120), 120)).toEqual({ value: '𠮷'.repeat(120) });
    expect(cleanText('a'.repeat(300), 120)).toEqual({ problem: 'too_long' });
  });
});

describe('parallel limit', () => {
  it('follows the people who can hold a meeting', () => {
    expect(countSpeakers(['head', 'alternate', 'security', 'interpreter', 'support'])).toBe(2);
    expect(parallelLimit('delegation', 0, null)).toBe(1);
    expect(parallelLimit('delegation', 2, null)).toBe(2);
    expect(parallelLimit('delegation', 9, null)).toBe(3);
    expect(parallelLimit('sub_bureau', 9, null)).toBe(1);
    expect(parallelLimit('office', 0, null)).toBe(1);
  });

  it('keeps to what was chosen, within the people', () => {
    expect(parallelLimit('delegation', 9, 6)).toBe(6);
    expect(parallelLimit('delegation', 4, 6)).toBe(4);
    expect(parallelLimit('delegation', 9, 1)).toBe(1);
  });
});

describe('rules', () => {
  it('names what is missing before submission', () => {
    const headMissing = { path: 'people', code: 'head_missing', personId: null };
    expect(missingToSubmit([])).toEqual([{ ...headMissing, neededFor: 'submit' }]);
    const empty = {
      accreditation: 'draft' as const,
      nationality: null,
      dateOfBirth: null,
      documentType: null,
      documentTail: null,
      documentCountry: null,
      documentExpiresOn: null,
      photoFileId: null,
    };
    const people = [
      { ...empty, id: '1', role: 'head' as const, givenNames: 'A', familyName: 'B' },
      { ...empty, id: '2', role: 'delegate' as const, givenNames: '', familyName: 'C' },
      {
        ...empty,
        id: '3',
        role: 'adviser' as const,
        givenNames: '',
        familyName: '',
        accreditation: 'refused' as const,
      },
    ];
    expect(missingToSubmit(people)).toEqual([
      { path: 'people[1].givenNames', code: 'required', personId: '2', neededFor: 'submit' },
    ]);
    const later = missingParts(people).filter(({ neededFor }) => neededFor !== 'submit');
    expect(later.map(({ path, neededFor }) => `${path} ${neededFor}`)).toEqual(
      [0, 1].flatMap((index) => [
        ...['nationality', 'dateOfBirth', 'documentType', 'documentNumber'].map(
          (field) => `people[${index}].${field} clear`,
        ),
        `people[${index}].documentCountry clear`,
        `people[${index}].documentExpiresOn clear`,
        `people[${index}].photoFileId badge`,
      ]),
    );
    // A head who was refused leaves the delegation without one.
    expect(missingToSubmit([{ ...people[0]!, accreditation: 'refused' }])).toMatchObject([
      headMissing,
    ]);
  });

  it('lets a returned delegation be corrected after the registration closed', () => {
    expect(deadlineOf('submit', 'preparing')).toBe('registration');
    expect(deadlineOf('submit', 'returned')).toBeNull();
    expect(deadlineOf('confirm', 'approved')).toBe('confirmation');
    expect(deadlineOf('decline', 'invited')).toBeNull();
  });

  it('counts submitted, approved and confirmed as registered', () => {
    const counts = countDelegations(6, [
      { status: 'submitted', peopleCount: 2 },
      { status: 'approved', peopleCount: 3 },
      { status: 'confirmed', peopleCount: 4 },
      { status: 'returned', peopleCount: 1 },
      { status: 'declined', peopleCount: 9 },
    ]);
    expect(counts).toMatchObject({ total: 6, notInvited: 1, registered: 3, confirmed: 1 });
    expect(counts.people).toBe(10);
  });
});
