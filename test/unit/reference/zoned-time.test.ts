import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  isCalendarDate,
  isLocalTime,
  isTimeZone,
  utcToZonedTime,
  zonedTimeToUtc,
} from '../../../src/common/time/zoned-time.js';

const iso = (date: string, time: string, zone: string): string =>
  zonedTimeToUtc(date, time, zone).toISOString();

describe('zonedTimeToUtc', () => {
  it.each([
    ['2025-11-24', '10:30', 'Africa/Casablanca', '2025-11-24T09:30:00.000Z'],
    ['2024-11-04', '09:00', 'Europe/London', '2024-11-04T09:00:00.000Z'],
    ['2024-07-04', '09:00', 'Europe/London', '2024-07-04T08:00:00.000Z'],
    ['2026-11-23', '00:15', 'Asia/Hong_Kong', '2026-11-22T16:15:00.000Z'],
    ['2025-11-24', '20:00', 'Asia/Kathmandu', '2025-11-24T14:15:00.000Z'],
    ['2025-01-01', '13:00', 'Pacific/Kiritimati', '2024-12-31T23:00:00.000Z'],
    ['2025-12-31', '23:30', 'America/New_York', '2026-01-01T04:30:00.000Z'],
    ['2025-11-24', '00:00', 'UTC', '2025-11-24T00:00:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, expected) => {
    expect(iso(date, time, zone)).toBe(expected);
  });

  it('follows Morocco through Ramadan, when its clocks go back to UTC', () => {
    expect(iso('2025-02-22', '12:00', 'Africa/Casablanca')).toBe('2025-02-22T11:00:00.000Z');
    expect(iso('2025-03-10', '12:00', 'Africa/Casablanca')).toBe('2025-03-10T12:00:00.000Z');
  });

  it('moves a skipped time forward and takes the first of a doubled one', () => {
    expect(iso('2025-03-30', '02:30', 'Europe/Paris')).toBe('2025-03-30T01:30:00.000Z');
    expect(iso('2025-03-30', '03:30', 'Europe/Paris')).toBe('2025-03-30T01:30:00.000Z');
    expect(iso('2025-10-26', '02:30', 'Europe/Paris')).toBe('2025-10-26T00:30:00.000Z');
    expect(iso('2025-10-26', '03:30', 'Europe/Paris')).toBe('2025-10-26T02:30:00.000Z');
  });

  it('reads back what it wrote, in every hour of the days around a change of clocks', () => {
    for (const zone of ['America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca']) {
      for (let hour = 0; hour < 24 * 7; hour += 1) {
        const day = addDays('2025-03-31', Math.floor(hour / 24));
        const time = `${String(hour % 24).padStart(2, '0')}:15`;
        const instant = zonedTimeToUtc(day, time, zone);
        const back = utcToZonedTime(instant, zone);
        expect(zonedTimeToUtc(back.date, back.time, zone)).toEqual(instant);
      }
    }
  });

  it.each([
    ['2025-02-29', '10:00', 'UTC'],
    ['2025-11-24', '24:00', 'UTC'],
    ['24.11.2025', '10:00', 'UTC'],
    ['2025-11-24', '10:00', 'Mars/Olympus'],
  ])('refuses %s %s %s', (date, time, zone) => {
    expect(() => zonedTimeToUtc(date, time, zone)).toThrow(RangeError);
  });
});

describe('zones and dates', () => {
  it('knows IANA names only', () => {
    expect(['Africa/Casablanca', 'America/Argentina/Buenos_Aires', 'UTC'].every(isTimeZone)).toBe(
      true,
    );
    for (const wrong of [
      '',
      '+01:00',
      'EST',
      'africa/casablanca',
      'Africa/Marrakech2',
      'Nowhere',
    ]) {
      expect(isTimeZone(wrong), wrong).toBe(false);
    }
  });

  it('counts calendar days across months, years and leap days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
    expect(daysBetween('2024-11-04', '2025-11-24')).toBe(385);
    expect(isCalendarDate('2025-13-01')).toBe(false);
    expect(isLocalTime('9:00')).toBe(false);
  });
});
