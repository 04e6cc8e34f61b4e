import { IsInstant } from '../../common/time/time-validators.js';
import type { InterpreterAbsence } from '../interpreter-absence.entity.js';
import type { RoomClosure } from '../room-closure.entity.js';

/** A time in which an interpreter is not on duty. */
export class CreateAbsenceDto {
  /** @example '2025-11-25T09:00:00Z' */
  @IsInstant()
  startsAt: string;

  /** @example '2025-11-25T11:00:00Z' */
  @IsInstant()
  endsAt: string;
}

export class AbsenceDto {
  /** @example '6b1f3a0e-0d5c-4c62-9d5e-8f9f3f8f0a01' */
  id: string;

  /** @example '2025-11-25T09:00:00.000Z' */
  startsAt: string;

  /** @example '2025-11-25T11:00:00.000Z' */
  endsAt: string;

  static of(this: void, absence: InterpreterAbsence): AbsenceDto {
    return {
      id: absence.id,
      startsAt: absence.startsAt.toISOString(),
      endsAt: absence.endsAt.toISOString(),
    };
  }
}

export class ClosureDto {
  /** @example '6b1f3a0e-0d5c-4c62-9d5e-8f9f3f8f0a01' */
  id: string;

  /** @example '2025-11-25T09:00:00.000Z' */
  startsAt: string;

  /** @example '2025-11-25T11:00:00.000Z' */
  endsAt: string;

  /** @example 'Press briefing' */
  reason: string;

  static of(this: void, closure: RoomClosure): ClosureDto {
    return {
      id: closure.id,
      startsAt: closure.startsAt.toISOString(),
      endsAt: closure.endsAt.toISOString(),
      reason: closure.reason,
    };
  }
}
