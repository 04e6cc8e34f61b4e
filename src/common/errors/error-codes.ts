/**
 * Every refusal that the API can give: its stable code and HTTP status. The title stands in
 * `src/locales/<language>/errors.json` under `errors.<code>`, in all four languages.
 */
export const ERROR_STATUS = {
  validation_failed: 400,
  malformed_body: 400,
  file_invalid: 400,
  not_signed_in: 401,
  sign_in_failed: 401,
  not_allowed: 403,
  not_found: 404,
  link_invalid: 404,
  link_used: 410,
  link_expired: 410,
  wrong_state: 409,
  already_exists: 409,
  duplicate_request: 409,
  request_to_self: 422,
  party_unknown: 422,
  party_not_confirmed: 422,
  member_unknown: 422,
  idempotency_mismatch: 409,
  double_booking: 409,
  plan_has_conflicts: 409,
  plan_outdated: 409,
  run_in_progress: 409,
  edit_conflict: 412,
  precondition_required: 428,
  delegation_incomplete: 422,
  deadline_passed: 422,
  quota_exceeded: 422,
  dates_invalid: 422,
  last_admin: 409,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  internal_error: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;
