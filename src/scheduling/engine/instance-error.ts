export type InstanceErrorCode =
  | 'not_an_object'
  | 'unknown_format'
  | 'missing_field'
  | 'wrong_type'
  | 'not_an_integer'
  | 'negative'
  | 'too_small'
  | 'too_large'
  | 'bad_grid'
  | 'bad_id'
  | 'duplicate_id'
  | 'unknown_party'
  | 'unknown_room'
  | 'unknown_interpreter'
  | 'unknown_request'
  | 'unknown_event'
  | 'slot_out_of_range'
  | 'duplicate_party'
  | 'bad_zone'
  | 'bad_walk'
  | 'order_cycle'
  | 'pin_impossible'
  | 'pin_conflict'
  | 'duplicate_meeting';

/** An instance or event that cannot be used. `path` names the place, such as `requests[12].b`. */
export class InstanceError extends Error {
  constructor(
    readonly code: InstanceErrorCode,
    readonly path: string,
    readonly detail: string,
  ) {
    super(`${path || 'instance'}: ${detail} (${code})`);
    this.name = 'InstanceError';
  }
}
