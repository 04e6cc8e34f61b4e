import { plainDigits } from './plain-digits.js';

/**
 * A time of day as people type it: `14:05`, `1405`, `14.05`, `14h05`, `2:05 pm`, `٢:٠٥ م`. An hour alone
 * is none: it is most often the beginning of one.
 * @returns `HH:MM` on the 24-hour clock, or undefined when the text is no time (yet)
 */
export function parseTime(text: string): string | undefined {
  const typed = plainDigits(text).toLowerCase();
  const parts =
    /^(\d{2})(\d{2})$/.exec(typed) ??
    /^(\d{1,2})\s*[:.h]\s*(\d{2})(?:\s*(?:(am|a\.m\.|ص)|(pm|p\.m\.|م)))?$/.exec(typed);
  if (!parts) return undefined;
  const [, hours, minutes, morning, afternoon] = parts;
  const hour = Number(hours);
  if (Number(minutes) > 59 || hour > 23) return undefined;
  const half = morning ?? afternoon;
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const whole = half === undefined ? hour : (hour % 12) + (afternoon === undefined ? 0 : 12);
  return `${String(whole).padStart(2, '0')}:${minutes}`;
}
