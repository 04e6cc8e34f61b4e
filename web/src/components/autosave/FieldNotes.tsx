import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { SaveQueue } from './save-queue.js';
import type { FieldValue, RecordState, Theirs } from './save-types.js';

/** What a field of a form that saves itself has to say. */
export interface FieldNote {
  /** Why the server refused what stands in it. */
  message: string | undefined;
  /** Somebody else has saved another value. */
  theirs: Theirs | undefined;
  mine: FieldValue;
}

interface Notes {
  of: (name: string) => FieldNote | undefined;
  /** A value in the reader's words. */
  words: (name: string, value: FieldValue) => string;
  keepMine: (name: string) => void;
  takeTheirs: (name: string) => void;
}

const Context = createContext<Notes | undefined>(undefined);

/** The notes of the form around, if it saves itself. */
export const useFieldNotes = (): Notes | undefined => useContext(Context);

/** Gives the fields below their notes: refusals, and values that stand against each other. */
export function FieldNotes({
  queue,
  record,
  state,
  words,
  children,
}: {
  queue: SaveQueue;
  record: string;
  state: RecordState;
  words: (name: string, value: FieldValue) => string;
  children: ReactNode;
}) {
  const notes = useMemo<Notes>(
    () => ({
      of: (name) => {
        const entry = state.unsaved[name];
        if (!entry || entry.state === 'waiting') return undefined;
        return { message: entry.message, theirs: entry.theirs, mine: entry.value };
      },
      words,
      keepMine: (name) => queue.keepMine(record, name),
      takeTheirs: (name) => queue.drop(record, name),
    }),
    [queue, record, state, words],
  );
  return <Context value={notes}>{children}</Context>;
}
