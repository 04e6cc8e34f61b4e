const dayLength = 86_400_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(zone: string): Intl.DateTimeFormat {
  let format = clocks.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    clocks.set(zone, format);
  }
  return format;
}

/** What the clocks of `zone` show at an instant: the date `YYYY-MM-DD` and the time `HH:mm`. */
export function localClock(zone: string, instant: number): { date: string; time: string } {
  const parts = Object.fromEntries(
    clock(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts;
  return { date: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
}

export const localDate = (zone: string, instant: number): string => localClock(zone, instant).date;

/** The instant (ms) at which the clocks of `zone` show `date` (`YYYY-MM-DD`) and `time` (`HH:mm`). */
export function instantOf(zone: string, date: string, time: string): number {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const offset = (instant: number): number => {
    const shown = localClock(zone, instant);
    return Date.parse(`${shown.date}T${shown.time}:00Z`) - instant;
  };
  const guess = wanted - offset(wanted);
  // A second look, for the days on which the clocks change.
  return wanted - offset(guess);
}

/** Every date from the first to the last, both included. */
export function datesBetween(from: string, to: string): string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  const count = Math.round((Date.parse(`${to}T00:00:00Z`) - first) / dayLength) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    new Date(first + index * dayLength).toISOString().slice(0, 10),
  );
}
