import type { BlockerFact, SuggestedChange, UnplacedReason } from './problem.js';

/**
 * What a suggested change costs the people who have to make it. The planner's own doing comes first (another place
 * for a meeting), then what one message settles (the alternate sits, a room opens, an interpreter comes), then what
 * a published promise, money or other parties must give, and last what the request itself would have to give up.
 */
export const COSTS: Record<SuggestedChange['type'], number> = {
  move_meeting: 10,
  alternate: 20,
  open_hours: 25,
  on_duty: 26,
  lift_pin: 30,
  add_room: 35,
  add_interpreter: 40,
  free_principal: 50,
  raise_day_limit: 52,
  add_person: 55,
  free_party: 60,
  waive_order: 65,
  drop_interpreter: 70,
  drop_features: 71,
  fewer_seats: 72,
  other_time: 75,
  shorten: 80,
};

interface FactTraits {
  /** How hard it is to undo: of two sets of the same size the one whose hardest fact is easier is named. */
  hardness: number;
  reason: UnplacedReason;
}

export const FACTS: Record<BlockerFact, FactTraits> = {
  takes_principal: { hardness: 1, reason: 'principal_busy' },
  takes_person: { hardness: 1, reason: 'party_full' },
  fills_day: { hardness: 1, reason: 'max_per_day' },
  order: { hardness: 1, reason: 'order' },
  walk: { hardness: 1, reason: 'walk' },
  takes_room: { hardness: 1, reason: 'rooms_full' },
  takes_interpreter: { hardness: 1, reason: 'interpreters_busy' },
  closed: { hardness: 3, reason: 'no_room_open' },
  off_duty: { hardness: 3, reason: 'interpreter_off_duty' },
  day_limit: { hardness: 3, reason: 'max_per_day' },
  principal_absent: { hardness: 4, reason: 'principal_absent' },
  seat_held: { hardness: 4, reason: 'party_full' },
  absent: { hardness: 5, reason: 'no_common_time' },
  no_person: { hardness: 6, reason: 'party_full' },
  too_small: { hardness: 6, reason: 'no_room_size' },
  lacks_feature: { hardness: 6, reason: 'no_room_feature' },
  lacks_pair: { hardness: 6, reason: 'no_interpreter' },
  own_languages: { hardness: 6, reason: 'no_interpreter' },
  own_time: { hardness: 7, reason: 'no_allowed_time' },
  own_pin: { hardness: 7, reason: 'no_allowed_time' },
  own_length: { hardness: 8, reason: 'too_long' },
};

/** Hardness of another meeting that must not be moved. */
export const PINNED_HARDNESS = 2;
