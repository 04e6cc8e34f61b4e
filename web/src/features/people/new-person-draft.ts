import { newIdempotencyKey } from '../../api/client.js';
import type { PersonFields } from './person-form.js';

/** A person who is being entered, with the key under which the planner makes it once only. */
export interface NewPersonDraft {
  key: string;
  fields: Partial<PersonFields>;
}

const nameOf = (user: string, delegationId: string): string =>
  `ga-new-person:${user}:${delegationId}`;

/** What was typed for a new person and not added yet; it outlives the browser. */
export function readDraft(user: string, delegationId: string): NewPersonDraft {
  try {
    const text = window.localStorage.getItem(nameOf(user, delegationId));
    const draft = JSON.parse(text ?? 'null') as NewPersonDraft | null;
    if (draft && typeof draft.key === 'string' && typeof draft.fields === 'object') return draft;
  } catch {
    // Storage is blocked, or something else stands there: a new card begins empty.
  }
  return { key: newIdempotencyKey(), fields: {} };
}

/** Keeps a draft, or forgets it when it was added. */
export function keepDraft(
  user: string,
  delegationId: string,
  draft: NewPersonDraft | undefined,
): void {
  try {
    const name = nameOf(user, delegationId);
    if (draft) window.localStorage.setItem(name, JSON.stringify(draft));
    else window.localStorage.removeItem(name);
  } catch {
    // The page itself still has it.
  }
}
