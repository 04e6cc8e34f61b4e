import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../web/src/features/home/next-step.js';
import { ownFit, programmeFit } from '../../../web/src/features/meetings/fit.js';
import { matches } from '../../../web/src/features/meetings/party-search.js';
import { sorted, tabOf } from '../../../web/src/features/meetings/tabs.js';
import { slotDays } from '../../../web/src/features/own-delegation/slots.js';
import type {
  Agenda,
  Delegation,
  MeetingRequest,
  OwnParty,
} from '../../../web/src/features/own-delegation/types.js';
import { instantOf, localClock } from '../../../web/src/features/own-delegation/zoned.js';
import { delegationOf } from './support/people.js';

const names = (en: string) => ({ en, fr: en, es: en, ar: en });

const kenya: OwnParty = {
  id: 'ken',
  version: 1,
  kind: 'delegation',
  code: 'KEN',
  names: names('Kenya'),
  active: true,
  principalId: null,
  parallelLimit: 2,
  chosenParallelLimit: null,
  quota: null,
};

const at = (time: string) => `2025-11-24T${time}:00.000Z`;
const span = (from: string, to: string) => ({ from: Date.parse(at(from)), to: Date.parse(at(to)) });

function request(change: Partial<MeetingRequest> = {}): MeetingRequest {
  const party = (partyId: string, position: number, answer: 'accepted' | 'pending') => ({
    partyId,
    code: partyId.toUpperCase(),
    kind: 'delegation' as const,
    iso2: null,
    names: names(partyId),
    position,
    principal: true,
    answer,
  });
  return {
    id: 'one',
    subject: 'Training',
    level: 'principal',
    priority: 3,
    durationMinutes: 30,
    size: 6,
    languagePair: null,
    features: [],
    preferredStarts: [],
    status: 'requested',
    reason: '',
    createdAt: at('08:00'),
    version: 1,
    parties: [party('nor', 0, 'accepted'), party('ken', 1, 'pending')],
    booking: null,
    answerable: ['ken'],
    withdrawable: false,
    ...change,
  };
}

const booked = (id: string, from: string, to: string, change: Partial<MeetingRequest> = {}) =>
  request({
    id,
    status: 'scheduled',
    answerable: [],
    booking: {
      id: `booking-${id}`,
      startsAt: at(from),
      endsAt: at(to),
      roomId: 'room',
      roomName: 'Agdal 1',
      zone: null,
      interpreter: null,
    },
    ...change,
  });

const agenda = (change: Partial<Agenda> = {}): Agenda => ({
  partyId: 'ken',
  meetings: [],
  programme: [],
  unavailabilities: [],
  ...change,
});

describe('times in the zone of the Assembly', () => {
  it('reads and writes the clock of a zone, also where the clocks change', () => {
    const opening = instantOf('Africa/Casablanca', '2025-11-24', '10:30');
    expect(new Date(opening).toISOString()).toBe('2025-11-24T09:30:00.000Z');
    expect(localClock('Africa/Casablanca', opening)).toEqual({ date: '2025-11-24', time: '10:30' });
    const before = instantOf('Europe/London', '2024-10-27', '00:30');
    const after = instantOf('Europe/London', '2024-10-27', '08:00');
    expect(new Date(before).toISOString()).toBe('2024-10-26T23:30:00.000Z');
    expect(new Date(after).toISOString()).toBe('2024-10-27T08:00:00.000Z');
  });

  it('makes the same slots as the Assembly counts', () => {
    const days = slotDays({
      timezone: 'Africa/Casablanca',
      startsOn: '2025-11-24',
      endsOn: '2025-11-27',
      dayStart: '08:00',
      dayEnd: '20:00',
      slotMinutes: 30,
    });
    expect(days.map(({ starts }) => starts.length)).toEqual([24, 24, 24, 24]);
    expect(new Date(days[0]?.starts[0] ?? 0).toISOString()).toBe('2025-11-24T07:00:00.000Z');
  });
});

describe('search for a party', () => {
  const ivory = ['CIV', "Côte d'Ivoire", 'Costa de Marfil', 'كوت ديفوار'];

  it.each(['cote d ivoire', 'CÔTE', 'ivoire', 'civ', 'marfil', 'كوت', ''])('finds %j', (query) => {
    expect(matches(query, ivory)).toBe(true);
  });

  it('takes Arabic letters for each other and looks behind the article', () => {
    expect(matches('اردن', ['JOR', 'Jordan', 'الأردن'])).toBe(true);
    expect(matches('سعوديه', ['SAU', 'المملكة العربية السعودية'])).toBe(true);
  });

  it('does not find the middle of a word', () => {
    expect(matches('voire', ivory)).toBe(false);
  });
});

describe('whether a time suits', () => {
  const panel = {
    id: 'panel',
    titles: names('Panel of heads'),
    kind: 'panel',
    hold: 'principal' as const,
    startsAt: at('10:00'),
    endsAt: at('11:00'),
  };

  it('holds the principal only in meetings of principals', () => {
    expect(programmeFit([panel], 'principal', span('10:30', '11:00')).possible).toBe(false);
    expect(programmeFit([panel], 'technical', span('10:30', '11:00'))).toEqual({ possible: true });
    expect(programmeFit([panel], 'principal', span('11:00', '11:30')).possible).toBe(true);
  });

  it('says why: an absence, the meeting of the principal, or as many meetings as can be held', () => {
    const busy = agenda({
      meetings: [
        booked('a', '09:00', '09:30'),
        booked('b', '12:00', '12:30', { level: 'technical' }),
        booked('c', '12:00', '13:00', { level: 'technical' }),
      ],
      unavailabilities: [
        {
          id: 'away',
          scope: 'principal',
          startsAt: at('14:00'),
          endsAt: at('15:00'),
          note: 'Flight',
        },
      ],
    });
    const fit = (level: 'principal' | 'technical', from: string, to: string) =>
      ownFit(busy, level, span(from, to), 2);
    expect(fit('principal', '09:00', '09:30').reason?.kind).toBe('meeting');
    expect(fit('technical', '09:00', '09:30').possible).toBe(true);
    expect(fit('technical', '12:00', '12:30').reason).toEqual({ kind: 'full', count: 2 });
    expect(fit('principal', '14:30', '15:00').reason).toEqual({
      kind: 'principalAbsent',
      note: 'Flight',
    });
    expect(fit('technical', '14:30', '15:00').possible).toBe(true);
    expect(ownFit(busy, 'principal', span('09:00', '09:30'), 2, 'a').possible).toBe(true);
  });
});

describe('tabs of the meetings', () => {
  it('keeps what waits for us among the received, also when others have agreed', () => {
    expect(tabOf(request(), [kenya])).toBe('received');
    expect(tabOf(request({ status: 'accepted' }), [kenya])).toBe('received');
    expect(tabOf(request({ answerable: [] }), [{ ...kenya, id: 'nor' }])).toBe('sent');
    expect(tabOf(booked('a', '09:00', '09:30'), [kenya])).toBe('agreed');
    expect(tabOf(request({ status: 'withdrawn', answerable: [] }), [kenya])).toBe('closed');
  });

  it('puts what has no place before the meetings in their order of time', () => {
    const list = [
      booked('late', '15:00', '15:30'),
      booked('early', '09:00', '09:30'),
      request({ id: 'open', status: 'accepted', answerable: [] }),
    ];
    expect(sorted(list, 'agreed').map(({ id }) => id)).toEqual(['open', 'early', 'late']);
  });
});

describe('the next step of a delegation', () => {
  const now = Date.parse(at('08:00'));
  const delegation = (change: Partial<Delegation>): Delegation =>
    delegationOf({
      parties: [kenya],
      openTransitions: ['submit'],
      missing: [{ path: 'people', code: 'head_missing', personId: null, neededFor: 'submit' }],
      deadlines: [
        { step: 'registration', at: at('12:00'), own: false },
        { step: 'answers', at: at('18:00'), own: false },
        { step: 'requests', at: at('07:00'), own: false },
      ],
      ...change,
    });
  const of = (change: Partial<Delegation>, requests: MeetingRequest[] = []) =>
    nextStep(delegation(change), requests, [kenya], now);

  it('follows the registration', () => {
    expect(of({ status: 'invited' })).toEqual({ kind: 'start', deadline: at('12:00') });
    expect(of({})).toMatchObject({ kind: 'complete', deadline: at('12:00') });
    expect(of({ openTransitions: [] })).toEqual({ kind: 'late' });
    expect(of({ status: 'returned', reason: 'No alternate.' })).toEqual({
      kind: 'correct',
      reason: 'No alternate.',
    });
  });

  it('asks for answers first, then names the next meeting', () => {
    const meeting = booked('a', '09:00', '09:30');
    const open = request();
    expect(of({ status: 'confirmed' }, [meeting, open])).toEqual({
      kind: 'answer',
      requests: [open],
      deadline: at('18:00'),
    });
    expect(of({ status: 'confirmed' }, [meeting])).toEqual({ kind: 'meeting', meeting });
    expect(of({ status: 'confirmed' })).toEqual({ kind: 'quiet' });
  });
});
