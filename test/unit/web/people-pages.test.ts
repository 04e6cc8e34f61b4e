import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../web/src/features/home/next-step.js';
import { checklist, openPoints } from '../../../web/src/features/own-delegation/checklist.js';
import { mayEditCard } from '../../../web/src/features/own-delegation/may-edit.js';
import { isComplete } from '../../../web/src/features/own-delegation/readiness.js';
import { toServer } from '../../../web/src/features/people/card-fields.js';
import { delegationOf, missing, personOf } from './support/people.js';

describe('what a delegation has and needs', () => {
  it('begins with a head, and advises an alternate', () => {
    expect(checklist({ people: [] })).toEqual([
      { kind: 'head', tone: 'missing' },
      { kind: 'alternate', tone: 'advice' },
    ]);
  });

  it('leads to the very fields, the most urgent card first', () => {
    const head = personOf({ id: 'head', role: 'head', missing: [missing('nationality')] });
    const other = personOf({ id: 'other', missing: [missing('familyName', 'submit')] });
    const lines = checklist({ people: [head, other] }).slice(2);
    expect(lines).toMatchObject([
      { kind: 'finish', tone: 'missing', person: { id: 'other' }, fields: ['familyName'] },
      { kind: 'finish', tone: 'later', person: { id: 'head' }, fields: ['nationality'] },
    ]);
  });

  it('says why a reviewer gave somebody back, and asks nothing of those who left', () => {
    const returned = personOf({ id: 'returned', role: 'head', accreditationReason: 'Old photo.' });
    const refused = personOf({
      id: 'refused',
      accreditation: 'refused',
      accreditationReason: 'Unknown here.',
      missing: [missing('nationality')],
    });
    const replaced = personOf({ id: 'replaced', role: 'head', accreditation: 'replaced' });
    expect(checklist({ people: [returned, refused, replaced] })).toMatchObject([
      { kind: 'head', tone: 'done', person: { id: 'returned' } },
      { kind: 'alternate', tone: 'advice' },
      { kind: 'returned', reason: 'Old photo.' },
      { kind: 'refused', reason: 'Unknown here.' },
    ]);
  });

  it('is done when every card is', () => {
    const people = [personOf({ role: 'head' }), personOf({ role: 'alternate' })];
    expect(checklist({ people }).map(({ tone }) => tone)).toEqual(['done', 'done', 'done']);
  });

  it('can be submitted with names and a head alone', () => {
    expect(isComplete({ people: [] })).toBe(false);
    expect(isComplete({ people: [personOf({ role: 'delegate' })] })).toBe(false);
    const head = personOf({ role: 'head', missing: [missing('nationality')] });
    expect(isComplete({ people: [head] })).toBe(true);
    const unnamed = personOf({ missing: [missing('givenNames', 'submit')] });
    expect(isComplete({ people: [head, unnamed] })).toBe(false);
  });

  it('counts what a reviewer would ask for, not what was settled', () => {
    const expires = {
      code: 'document_expires',
      until: '2026-05-27',
      personId: null,
      delegationId: null,
    };
    const person = personOf({
      missing: [missing('nationality'), missing('photoFileId', 'badge')],
      warnings: [expires],
    });
    expect(openPoints(person)).toBe(2);
    expect(openPoints({ ...person, accreditation: 'cleared' })).toBe(0);
  });
});

describe('whether a card can be changed', () => {
  it('stands still while it is reviewed, unless it was given back', () => {
    const person = personOf({ accreditation: 'pending' });
    const returned = personOf({ accreditationReason: 'Old photo.' });
    expect(mayEditCard({ status: 'preparing' }, person)).toBe(true);
    expect(mayEditCard({ status: 'submitted' }, person)).toBe(false);
    expect(mayEditCard({ status: 'submitted' }, returned)).toBe(true);
    expect(mayEditCard({ status: 'declined' }, returned)).toBe(false);
    expect(mayEditCard({ status: 'confirmed' }, personOf({ accreditation: 'replaced' }))).toBe(
      false,
    );
  });
});

describe('a value on its way to the server', () => {
  it('is null where nothing stands, and keeps its spaces where a word may follow', () => {
    expect(toServer('email', ' ')).toBeNull();
    expect(toServer('email', ' a@example.org ')).toBe('a@example.org');
    expect(toServer('position', 'Head ')).toBe('Head ');
    expect(toServer('languages', ['ar'])).toEqual(['ar']);
    expect(toServer('documentNumber', 3)).toBe(3);
  });
});

describe('the next step after the confirmation', () => {
  const deadlines = [
    { step: 'credentials' as const, at: '2025-11-18T17:00:00.000Z', own: false },
    { step: 'travel' as const, at: '2025-11-20T17:00:00.000Z', own: false },
  ];
  const of = (people: ReturnType<typeof personOf>[], needs?: Parameters<typeof nextStep>[4]) =>
    nextStep(delegationOf({ status: 'confirmed', people, deadlines }), [], [], 0, needs);

  it('is the card that a reviewer gave back, then those that cannot be cleared', () => {
    const returned = personOf({ id: 'a', accreditationReason: 'Old photo.' });
    const open = personOf({ id: 'b', accreditation: 'pending', missing: [missing('nationality')] });
    const cleared = personOf({ id: 'c', accreditation: 'cleared' });
    expect(of([cleared, open, returned])).toEqual({ kind: 'person', person: returned });
    expect(of([cleared, open])).toEqual({ kind: 'cards', people: [open] });
    const complete = personOf({ id: 'd', openSteps: ['send'] });
    expect(of([cleared, complete])).toEqual({ kind: 'send', people: [complete] });
    expect(of([cleared])).toEqual({ kind: 'quiet' });
  });

  const has = (path: string) => path === '/delegation/credentials';
  const letter = (status: 'missing' | 'received' | 'rejected', late = false) => ({
    status,
    statusAt: null,
    reason: '',
    rejection: null,
    openTransitions: late || status === 'received' ? [] : ['submit' as const],
  });

  it('is the letter where it can be uploaded, then the travel', () => {
    expect(of([], { credentials: letter('missing'), withoutTravel: 2, has })).toEqual({
      kind: 'letter',
      deadline: '2025-11-18T17:00:00.000Z',
    });
    expect(of([], { credentials: letter('rejected'), withoutTravel: 2, has })).toEqual({
      kind: 'letterAgain',
    });
    expect(of([], { credentials: letter('received'), withoutTravel: 2, has })).toEqual({
      kind: 'travel',
      count: 2,
      deadline: '2025-11-20T17:00:00.000Z',
    });
    expect(of([], { credentials: letter('missing'), withoutTravel: 0, has: () => false })).toEqual({
      kind: 'quiet',
    });
  });

  it('is no letter that it can no longer hand in, but says so when nothing else is left', () => {
    const credentials = letter('missing', true);
    expect(of([], { credentials, withoutTravel: 2, has })).toMatchObject({ kind: 'travel' });
    expect(of([], { credentials, withoutTravel: 0, has })).toEqual({ kind: 'letterLate' });
  });
});
