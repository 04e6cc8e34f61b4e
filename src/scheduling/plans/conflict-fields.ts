import type { FieldProblem } from '../../common/errors/app-error.js';
import type { PlanConflict } from './plan-check.service.js';

/** Most conflicts that a refusal names; the first ones tell enough. */
const MOST = 50;

/** The reason in words, one for all rules that a reader would fix in the same way. */
export const CONFLICT_TEXT: Record<PlanConflict['code'], string> = {
  off_grid: 'conflict_off_grid',
  bad_slot: 'conflict_off_grid',
  past_day_end: 'conflict_off_grid',
  bad_room: 'conflict_room_closed',
  room_closed: 'conflict_room_closed',
  room_double_booked: 'conflict_room_taken',
  placed_twice: 'conflict_room_taken',
  room_too_small: 'conflict_room_unfit',
  room_lacks_feature: 'conflict_room_unfit',
  party_unavailable: 'conflict_party_absent',
  unknown_request: 'conflict_party_absent',
  party_over_limit: 'conflict_party_limit',
  principal_unavailable: 'conflict_principal_absent',
  principal_double_booked: 'conflict_principal_taken',
  max_per_day: 'conflict_principal_taken',
  walk: 'conflict_walk',
  interpreter_missing: 'conflict_interpreter',
  interpreter_unwanted: 'conflict_interpreter',
  interpreter_lacks_pair: 'conflict_interpreter',
  interpreter_off_duty: 'conflict_interpreter',
  interpreter_double_booked: 'conflict_interpreter',
  order: 'conflict_off_grid',
  slot_not_allowed: 'conflict_off_grid',
  not_at_pin: 'conflict_off_grid',
  pin_not_placed: 'conflict_off_grid',
};

/** The conflicts as problems of `meetings.<request id>`, each meeting and reason once. */
export function conflictFields(conflicts: readonly PlanConflict[]): FieldProblem[] {
  const fields = conflicts.map(({ requestId, code }) => ({
    path: `meetings.${requestId}`,
    code: CONFLICT_TEXT[code],
  }));
  const distinct = new Map(fields.map((field) => [`${field.path} ${field.code}`, field]));
  return [...distinct.values()].slice(0, MOST);
}
