/** Where the accreditation of a person stands. */
export const ACCREDITATIONS = [
  'draft',
  'pending',
  'on_hold',
  'cleared',
  'refused',
  'badge_issued',
  'checked_in',
  'checked_out',
  'replaced',
  'revoked',
] as const;
export type Accreditation = (typeof ACCREDITATIONS)[number];

/** These have left the delegation: they take no place of its quota and fill no role in it. */
export const GONE: readonly Accreditation[] = ['replaced', 'refused', 'revoked'];

/** Whether the person takes a place of the quota and fills a role. */
export function takesPlace({ accreditation }: { accreditation: Accreditation }): boolean {
  return !GONE.includes(accreditation);
}
