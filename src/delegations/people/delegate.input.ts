import type { DelegateRole } from '../domain/delegate-roles.js';

/** A person as a focal point enters it. Names may wait until the delegation is submitted. */
export interface DelegateInput {
  role: DelegateRole;
  givenNames?: string;
  familyName?: string;
  position?: string;
  email?: string | null;
  languages?: string[];
}

/** Fields to change; `swap` lets the present head or alternate take this person's role in exchange. */
export interface DelegateChange extends Partial<DelegateInput> {
  swap?: boolean;
}

/** Longest texts, in characters. */
export const DELEGATE_LIMITS = { givenNames: 120, familyName: 120, position: 200 } as const;
