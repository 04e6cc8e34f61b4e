import type { components } from '../../../api/schema.js';
import type { Delegation, Person } from '../../own-delegation/types.js';

type Body = components['schemas']['RegisterWalkInDto'];

/** What is asked at the desk: what a clearance needs, and what stands on the badge. */
export interface WalkInFields {
  givenNames: string;
  familyName: string;
  nationality: string | null;
  dateOfBirth: string | null;
  documentType: Person['documentType'];
  documentNumber: string;
  documentCountry: string | null;
  documentExpiresOn: string | null;
  role: Person['role'];
  position: string;
  /** The sub-bureau for which the person comes; empty for the delegation itself. */
  subBureauIso2: string;
  extraPlace: boolean;
}

/** What a reviewer needs to decide, in the order of the form. */
const neededForReview = [
  'givenNames',
  'familyName',
  'nationality',
  'dateOfBirth',
  'documentType',
  'documentNumber',
  'documentCountry',
  'documentExpiresOn',
] as const satisfies readonly (keyof WalkInFields)[];

export const fieldNames = [
  ...neededForReview,
  'role',
  'position',
  'subBureauIso2',
] as const satisfies readonly (keyof WalkInFields)[];

/** Somebody of this delegation of whom nothing else is known: most hold a passport of its country. */
export const emptyWalkIn = ({ memberIso2 }: Pick<Delegation, 'memberIso2'>): WalkInFields => ({
  givenNames: '',
  familyName: '',
  nationality: memberIso2,
  dateOfBirth: null,
  documentType: 'passport',
  documentNumber: '',
  documentCountry: memberIso2,
  documentExpiresOn: null,
  role: 'delegate',
  position: '',
  subBureauIso2: '',
  extraPlace: false,
});

export const toBody = ({ documentNumber, subBureauIso2, ...fields }: WalkInFields): Body => ({
  ...fields,
  subBureauIso2: subBureauIso2 || null,
  documentNumber: documentNumber.trim() === '' ? null : documentNumber.trim(),
});

/** Those that a reviewer needs and that are still empty. */
export const missingFields = (fields: Partial<WalkInFields>): string[] =>
  neededForReview.filter((name) => (fields[name] ?? '').trim() === '');

let draft: { delegationId: string; fields: WalkInFields } | undefined;

/** What was typed and not registered: it stands there again when the reader comes back, in this tab only. */
export const walkInDraft = {
  read: (delegationId: string): WalkInFields | undefined =>
    draft?.delegationId === delegationId ? draft.fields : undefined,
  keep: (kept: typeof draft): void => {
    draft = kept;
  },
};
