/** What a person is in a delegation, in the order in which lists show them. */
export const DELEGATE_ROLES = [
  'head',
  'alternate',
  'delegate',
  'adviser',
  'interpreter',
  'security',
  'support',
] as const;
export type DelegateRole = (typeof DELEGATE_ROLES)[number];
