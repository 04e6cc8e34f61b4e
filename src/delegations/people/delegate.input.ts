import type { DelegateRole } from '../domain/delegate-roles.js';
import type { Diet, DocumentType, Honorific } from '../domain/person-choices.js';

/** What can be entered on a person's card. `null` empties a field that may be empty. */
export interface CardInput {
  honorific?: Honorific;
  title?: string;
  givenNames?: string;
  familyName?: string;
  nativeName?: string;
  position?: string;
  nationality?: string | null;
  dateOfBirth?: string | null;
  documentType?: DocumentType | null;
  /** Written only: no answer has it. */
  documentNumber?: string | null;
  documentCountry?: string | null;
  documentExpiresOn?: string | null;
  languages?: string[];
  email?: string | null;
  phone?: string | null;
  diet?: Diet;
  dietNote?: string;
  accessNeeds?: string;
  emergencyName?: string;
  emergencyPhone?: string | null;
  attendsFrom?: string | null;
  attendsTo?: string | null;
  /** The sub-bureau for which the person comes. */
  subBureauIso2?: string | null;
}

/** A person as a focal point enters it. Names may wait until the delegation is submitted. */
export interface DelegateInput extends CardInput {
  role: DelegateRole;
}

/** Fields to change; `swap` lets the present head or alternate take this person's role in exchange. */
export interface DelegateChange extends CardInput {
  role?: DelegateRole;
  swap?: boolean;
}

/** Longest texts, in characters. */
export const DELEGATE_LIMITS = {
  title: 80,
  givenNames: 120,
  familyName: 120,
  nativeName: 200,
  position: 200,
  dietNote: 300,
  accessNeeds: 500,
  emergencyName: 120,
} as const;
