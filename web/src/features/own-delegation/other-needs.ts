import type { components } from '../../api/schema.js';
import type { CheckTone } from './checklist.js';

type Credentials = components['schemas']['CredentialsDto'];

/** What a delegation needs beside its people: the letter of credentials, and how everybody travels. */
export interface OtherNeeds {
  credentials:
    | Pick<Credentials, 'status' | 'statusAt' | 'reason' | 'rejection' | 'openTransitions'>
    | undefined;
  /** How many people have no complete travel yet; 0 before travel can be entered. */
  withoutTravel: number;
  /** Paths of the pages that exist. */
  has: (path: string) => boolean;
}

/** Where the letter is uploaded; a text, as that page may not be there. */
export const credentialsPage: string = '/delegation/credentials';

/** The credentials as a line: settled, with the reviewers, or something to do. */
export const credentialsTone = (status: Credentials['status']): CheckTone =>
  status === 'verified' || status === 'received'
    ? 'done'
    : status === 'rejected'
      ? 'warn'
      : 'later';
