/** What a field of a form can hold. */
export type FieldValue = string | number | boolean | null | readonly string[];

/** A change as it goes to the server: what the field held when the typing began, and what it shall hold. */
export interface Change {
  base: FieldValue;
  value: FieldValue;
}

/** What somebody else saved in the same field meanwhile. */
export interface Theirs {
  value: FieldValue;
  /** Name of who saved it; null when the server does not say. */
  by: string | null;
  /** ISO 8601. */
  at: string | null;
}

/**
 * A field that the server does not have yet. `waiting` goes by itself; `refused` waits for another
 * value, `clash` for the reader's choice between both values.
 */
export interface Unsaved extends Change {
  state: 'waiting' | 'refused' | 'clash';
  /** Why it was refused, in the reader's language. */
  message?: string;
  theirs?: Theirs;
}

/** What the server did with the changes of one record. */
export interface Saved {
  /** The fields as they are kept now, for those that were taken over. */
  stored: Record<string, FieldValue>;
  /** The fields that were not taken over, as somebody else has changed them since `base`. */
  clashes: Record<string, Theirs>;
}

/** Why changes do not get through; they stay in the queue. */
export type Trouble =
  | { kind: 'offline' | 'server' | 'signed_out' }
  /** The server refuses all of it; trying again alone does not help. */
  | { kind: 'stopped'; problem: unknown };

/** A record as its form shows it. */
export interface RecordState {
  unsaved: Readonly<Record<string, Unsaved>>;
  /** A request is under way, or will be when the reader pauses. */
  saving: boolean;
  trouble: Trouble | undefined;
  /** When the server last took something over, in ms of the product's clock. */
  savedAt: number | undefined;
  /** The device keeps what is unsaved, also when the browser is closed. */
  kept: boolean;
}

/** Whether two values of a field are the same to the reader. */
export function sameValue(a: FieldValue, b: FieldValue): boolean {
  if (isList(a) && isList(b)) {
    return a.length === b.length && a.every((entry, index) => entry === b[index]);
  }
  // An empty text and no text are one: the server keeps some fields as null.
  return a === b || ((a ?? '') === '' && (b ?? '') === '');
}

const isList = (value: FieldValue): value is readonly string[] => Array.isArray(value);
