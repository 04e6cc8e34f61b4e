import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slotRuleProblems } from '../../../src/assemblies/domain/assembly-rules.js';
import { slotGrid, type SlotRule } from '../../../src/assemblies/domain/slot-grid.js';

const GA93: SlotRule = {
  timezone: 'Africa/Casablanca',
  startsOn: '2025-11-24',
  endsOn: '2025-11-27',
  dayStart: '08:00:00',
  dayEnd: '20:00:00',
  slotMinutes: 30,
};

describe('the slots of an Assembly', () => {
  it('counts the days in its own zone', () => {
    const grid = slotGrid(GA93);
    expect([grid.count, grid.perDay, grid.minutes, grid.days.length]).toEqual([96, 24, 30, 4]);
    expect(grid.startOf(0).toISOString()).toBe('2025-11-24T07:00:00.000Z');
    expect(grid.endOf(23).toISOString()).toBe('2025-11-24T19:00:00.000Z');
    expect(grid.startOf(24).toISOString()).toBe('2025-11-25T07:00:00.000Z');
    expect(grid.dayOf(95).date).toBe('2025-11-27');
    expect(grid.closed).toEqual([]);
  });

  it('finds the slot of an instant, and none between days', () => {
    const grid = slotGrid(GA93);
    expect(grid.slotAt(new Date('2025-11-24T07:29:59Z'))).toBe(0);
    expect(grid.slotAt(new Date('2025-11-24T07:30:00Z'))).toBe(1);
    expect(grid.slotAt(new Date('2025-11-24T19:00:00Z'))).toBeNull();
    expect(grid.slotAt(new Date('2025-11-24T06:59:59Z'))).toBeNull();
    expect(grid.slotAt(new Date('2025-11-28T07:00:00Z'))).toBeNull();
    expect(grid.slotStartingAt(new Date('2025-11-24T07:10:00Z'))).toBeNull();
    expect(() => grid.startOf(96)).toThrow(RangeError);
    expect(() => grid.startOf(-1)).toThrow(RangeError);
    expect(() => grid.startOf(1.5)).toThrow(RangeError);
  });

  it('finds every slot that a time touches, over the night too', () => {
    const grid = slotGrid(GA93);
    const touched = (from: string, to: string): number[] =>
      grid.overlapping(new Date(from), new Date(to));
    expect(touched('2025-11-24T07:15:00Z', '2025-11-24T08:00:00Z')).toEqual([0, 1]);
    expect(touched('2025-11-24T07:30:00Z', '2025-11-24T07:31:00Z')).toEqual([1]);
    expect(touched('2025-11-24T18:30:00Z', '2025-11-25T07:30:00Z')).toEqual([23, 24]);
    expect(touched('2025-11-24T08:00:00Z', '2025-11-24T08:00:00Z')).toEqual([]);
    expect(touched('2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z')).toHaveLength(96);
  });

  it('rounds durations up to whole slots', () => {
    const grid = slotGrid(GA93);
    expect([1, 30, 31, 90].map((minutes) => grid.slotsFor(minutes))).toEqual([1, 1, 2, 3]);
  });

  it.each([
    ['before the clocks change', '2025-03-29', '2025-03-29T08:00:00.000Z'],
    ['after the clocks change', '2025-03-30', '2025-03-30T07:00:00.000Z'],
  ])('begins at the local hour %s', (_, date, startsAt) => {
    const grid = slotGrid({
      ...GA93,
      timezone: 'Europe/London',
      startsOn: '2025-03-29',
      endsOn: '2025-03-30',
    });
    expect(grid.days.find((day) => day.date === date)?.startsAt.toISOString()).toBe(startsAt);
  });

  it('closes what is left over of a day that the clocks make shorter', () => {
    const grid = slotGrid({
      ...GA93,
      timezone: 'Europe/London',
      startsOn: '2025-03-30',
      endsOn: '2025-03-31',
      dayStart: '00:00',
      dayEnd: '04:00',
      slotMinutes: 60,
    });
    expect(grid.closed).toEqual([3]);
    expect(grid.endOf(2).toISOString()).toBe('2025-03-30T03:00:00.000Z');
    expect(grid.startOf(4).toISOString()).toBe('2025-03-30T23:00:00.000Z');
  });

  it('keeps slots whole and apart on a day that the clocks make longer', () => {
    const grid = slotGrid({
      ...GA93,
      timezone: 'Europe/London',
      startsOn: '2025-10-26',
      endsOn: '2025-10-26',
      dayStart: '00:00',
      dayEnd: '04:00',
      slotMinutes: 60,
    });
    expect(grid.closed).toEqual([]);
    expect([0, 1, 2, 3].map((slot) => grid.startOf(slot).toISOString().slice(11, 16))).toEqual([
      '23:00',
      '00:00',
      '01:00',
      '02:00',
    ]);
  });

  it('numbers and instants are one to one in every zone and season', () => {
    const rule = fc.record({
      timezone: fc.constantFrom(
        'Europe/London',
        'Africa/Casablanca',
        'America/St_Johns',
        'Australia/Lord_Howe',
        'Asia/Kathmandu',
        'Pacific/Apia',
      ),
      startsOn: fc
        .integer({ min: 0, max: 3650 })
        .map((day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10)),
      slotMinutes: fc.constantFrom(10, 15, 20, 30, 60),
      dayStart: fc.constantFrom('00:00', '01:00', '08:00'),
    });
    fc.assert(
      fc.property(rule, (some) => {
        const grid = slotGrid({ ...GA93, ...some, endsOn: some.startsOn });
        for (let slot = 0; slot < grid.count; slot += 1) {
          expect(grid.slotStartingAt(grid.startOf(slot))).toBe(slot);
          expect(grid.overlapping(grid.startOf(slot), grid.endOf(slot))).toEqual([slot]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('dates, hours and slots together', () => {
  it.each([
    [{}, []],
    [{ endsOn: '2025-11-23' }, ['endsOn end_before_start']],
    [{ endsOn: '2025-12-25' }, ['endsOn assembly_too_long']],
    [{ dayEnd: '08:00' }, ['dayEnd end_before_start']],
    [{ dayEnd: '19:50' }, ['slotMinutes slot_not_dividing']],
    [
      { endsOn: '2025-11-01', dayEnd: '07:00' },
      ['endsOn end_before_start', 'dayEnd end_before_start'],
    ],
  ])('%j has problems %j', (change, expected) => {
    const problems = slotRuleProblems({ ...GA93, ...change });
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });
});
