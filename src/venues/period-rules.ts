import type { Assembly } from '../assemblies/assembly.entity.js';
import { assemblyPeriod } from '../assemblies/domain/assembly-rules.js';
import { AppError } from '../common/errors/app-error.js';
import type { Period } from './domain/availability.js';

/** Reads a time that must touch the days of the Assembly. Throws `dates_invalid`. */
export function readPeriod(
  assembly: Assembly,
  input: { startsAt: string; endsAt: string },
): Period {
  const startsAt = new Date(input.startsAt);
  const endsAt = new Date(input.endsAt);
  if (endsAt <= startsAt) {
    throw new AppError('dates_invalid', { fields: [{ path: 'endsAt', code: 'end_before_start' }] });
  }
  const days = assemblyPeriod(assembly);
  if (endsAt <= days.startsAt || startsAt >= days.endsAt) {
    throw new AppError('dates_invalid', {
      fields: [{ path: 'startsAt', code: 'outside_assembly' }],
    });
  }
  return { startsAt, endsAt };
}
