import type { BlockerFact, SuggestedChange } from '../engine/index.js';

/** A stretch of time, ISO instants: explanations are stored as JSON. */
export interface StoredPeriod {
  startsAt: string;
  endsAt: string;
}

/** One of the facts that keep a request out, by kind and id. */
export interface Blocker {
  kind: 'party' | 'principal' | 'room' | 'interpreter' | 'request';
  id: string;
  /** Missing in plans made before facts were told apart, and for what never reached the engine. */
  fact?: BlockerFact;
  periods?: StoredPeriod[];
  /** What another meeting takes: the party, room or interpreter. */
  of?: { kind: 'party' | 'principal' | 'room' | 'interpreter'; id: string };
  /** Another meeting that was to stay where it is published. */
  pinned?: true;
}

/** Where a suggestion puts a meeting; a room or interpreter yet to be found is null. */
export interface StoredPlace extends StoredPeriod {
  roomId: string | null;
  interpreterId: string | null;
}

/** One change, with those of the details that its type has. */
export interface StoredChange {
  type: SuggestedChange['type'];
  partyId?: string;
  requestId?: string;
  roomId?: string;
  interpreterId?: string;
  periods?: StoredPeriod[];
  /** Where another meeting goes. */
  place?: StoredPlace;
  seats?: number;
  features?: string[];
  languagePair?: string;
  limit?: number;
  minutes?: number;
}

/** Changes after which a request has the place named and every other meeting keeps one. */
export interface StoredSuggestion {
  changes: StoredChange[];
  place: StoredPlace;
  cost: number;
}
