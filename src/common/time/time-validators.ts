import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isCalendarDate, isInstant, isLocalTime, isTimeZone } from './zoned-time.js';

/** The names decide the code of the refusal (see `errors/validation.ts`). */
function check(
  name: string,
  accepts: (value: string) => boolean,
  options?: ValidationOptions,
): PropertyDecorator {
  return ValidateBy(
    {
      name,
      validator: { validate: (value: unknown) => typeof value === 'string' && accepts(value) },
    },
    options,
  );
}

/** A calendar date, `YYYY-MM-DD`. */
export const IsCalendarDate = (): PropertyDecorator => check('isDateString', isCalendarDate);

/** A time of day, `HH:MM`. */
export const IsLocalTime = (): PropertyDecorator => check('matches', isLocalTime);

/** An instant with its offset, for example `2025-11-24T09:30:00Z`. */
export const IsInstant = (options?: ValidationOptions): PropertyDecorator =>
  check('isIso8601', isInstant, options);

/** An IANA zone, for example `Africa/Casablanca`. */
export const IsZone = (): PropertyDecorator => check('isTimeZone', isTimeZone);
