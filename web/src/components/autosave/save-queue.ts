import type { Verdict } from './verdict.js';
import {
  sameValue,
  type Change,
  type FieldValue,
  type RecordState,
  type Saved,
  type Trouble,
  type Unsaved,
} from './save-types.js';
import { parsed, type UnsavedStore } from './unsaved-store.js';

/** The reader pauses: what was typed goes to the server. In ms. */
const pause = 900;
/** Before the next try, in ms: doubled each time up to the longest. */
const firstWait = 1_000;
const longestWait = 30_000;

export interface SaveQueueOptions {
  store: UnsavedStore;
  /** Saves fields of one record; throws what {@link SaveQueueOptions.verdict} reads. */
  send: (record: string, changes: Readonly<Record<string, Change>>) => Promise<Saved>;
  verdict: (error: unknown) => Verdict;
  /** Milliseconds of the product's clock. */
  now: () => number;
  /** Runs `work` after some ms; the answer takes it back. */
  later: (work: () => void, ms: number) => () => void;
}

type Stored = Readonly<Record<string, FieldValue>>;

/** One record on its way to the server: at most one request at a time. */
class Lane {
  readonly unsaved = new Map<string, Unsaved>();
  sending = false;
  /** Something is back since the request left: whatever stopped that one, it is tried again. */
  again = false;
  failures = 0;
  trouble: Trouble | undefined;
  savedAt: number | undefined;
  cancel: (() => void) | undefined;
  shown: RecordState | undefined;

  waiting(): [string, Unsaved][] {
    return [...this.unsaved].filter(([, { state }]) => state === 'waiting');
  }
}

/**
 * Brings what is typed to the server field by field and loses none of it: every change is kept on the
 * device until the server has acknowledged it, is sent again after a pause when it did not get through,
 * and stays with its reason when it was refused. Works on while other cards and pages are read.
 */
export class SaveQueue {
  private readonly lanes = new Map<string, Lane>();
  private readonly listeners = new Set<() => void>();
  private readonly readers = new Set<(record: string, stored: Stored) => void>();
  /** False when the device keeps nothing: then only this page has what is unsaved. */
  private keeps = true;
  private closed = false;

  constructor(private readonly options: SaveQueueOptions) {
    for (const { record, field, base, value } of options.store.all()) {
      this.lane(record).unsaved.set(field, { base, value, state: 'waiting' });
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Hears what the server has acknowledged, at once. */
  onStored(reader: (record: string, stored: Stored) => void): () => void {
    this.readers.add(reader);
    return () => this.readers.delete(reader);
  }

  /** The same object until something of the record changes. */
  state(record: string): RecordState {
    const lane = this.lane(record);
    lane.shown ??= {
      unsaved: Object.fromEntries(lane.unsaved),
      saving: lane.sending || (lane.waiting().length > 0 && !lane.trouble),
      trouble: lane.trouble,
      savedAt: lane.savedAt,
      kept: this.keeps,
    };
    return lane.shown;
  }

  /** Records with something that the server does not have. */
  unsavedRecords(): string[] {
    return [...this.lanes].flatMap(([record, { unsaved }]) => (unsaved.size > 0 ? [record] : []));
  }

  /** Sends nothing any more: another reader has signed in. What is unsaved stays on the device. */
  close(): void {
    this.closed = true;
    for (const { cancel } of this.lanes.values()) cancel?.();
  }

  /** Something was typed. @param base what the field held when the typing began */
  set(record: string, field: string, base: FieldValue, value: FieldValue): void {
    const lane = this.lane(record);
    const before = lane.unsaved.get(field);
    const from = before ? before.base : base;
    if (before?.state === 'clash') {
      // Both values still stand against each other; the reader goes on with the own one.
      this.put(record, lane, field, { ...before, value });
      return;
    }
    if (sameValue(from, value) && !lane.sending) {
      this.forget(record, lane, field);
      return;
    }
    this.put(record, lane, field, { base: from, value, state: 'waiting' });
    if (lane.trouble?.kind === 'stopped') lane.trouble = undefined;
    if (lane.failures === 0) this.plan(record, lane, pause);
  }

  /** The field was left, or the page is being hidden: do not wait for a pause. */
  flush(record?: string): void {
    for (const [key, lane] of this.lanes) {
      if (record !== undefined && key !== record) continue;
      if (lane.waiting().length > 0 && !lane.trouble) this.plan(key, lane, 0);
    }
  }

  /**
   * Sends what is left. True when the server has all of it; false when something waits for the reader or
   * for the connection.
   */
  drain(): Promise<boolean> {
    this.flush();
    return new Promise((resolve) => {
      const look = () => {
        const left = this.unsavedRecords();
        if (left.some((record) => this.state(record).saving)) return;
        stop();
        resolve(left.length === 0);
      };
      const stop = this.subscribe(look);
      look();
    });
  }

  /** The connection, the page or the session is back: try what did not get through. */
  retry(): void {
    for (const [record, lane] of this.lanes) {
      if (lane.waiting().length === 0) continue;
      lane.failures = 0;
      lane.trouble = undefined;
      lane.again = lane.sending;
      this.changed(lane);
      this.plan(record, lane, 0);
    }
  }

  /** Of two values of a field, the reader's own goes over the other one. */
  keepMine(record: string, field: string): void {
    const lane = this.lane(record);
    const entry = lane.unsaved.get(field);
    if (!entry?.theirs) return;
    this.put(record, lane, field, {
      base: entry.theirs.value,
      value: entry.value,
      state: 'waiting',
    });
    this.plan(record, lane, 0);
  }

  /** Gives up what was typed in a field; the form shows what the server has. */
  drop(record: string, field: string): void {
    const lane = this.lane(record);
    this.forget(record, lane, field);
    if (lane.unsaved.size === 0 && lane.trouble) {
      lane.trouble = undefined;
      this.changed(lane);
    }
  }

  /** Another tab wrote (`text`) or removed (null) an entry; `before` is what stood there. */
  fromOtherTab(key: string, before: string | null, text: string | null): void {
    const place = this.options.store.placeOf(key);
    if (!place) return;
    const lane = this.lane(place.record);
    const entry = lane.unsaved.get(place.field);
    if (!entry || lane.sending) return;
    const old = parsed(before);
    const kept = parsed(text);
    if (!kept && old && sameValue(old.value, entry.value)) {
      lane.unsaved.delete(place.field);
      this.changed(lane);
    } else if (kept && old && sameValue(kept.value, entry.value)) {
      // It sent the beginning of what is typed here: from there it goes on.
      this.put(place.record, lane, place.field, { ...entry, base: kept.base });
    }
  }

  private lane(record: string): Lane {
    let lane = this.lanes.get(record);
    if (!lane) {
      lane = new Lane();
      this.lanes.set(record, lane);
    }
    return lane;
  }

  private put(record: string, lane: Lane, field: string, entry: Unsaved): void {
    lane.unsaved.set(field, entry);
    this.keeps = this.options.store.put(record, field, entry);
    this.changed(lane);
  }

  private forget(record: string, lane: Lane, field: string): void {
    if (!lane.unsaved.delete(field)) return;
    this.options.store.remove(record, field);
    this.changed(lane);
  }

  private changed(lane: Lane): void {
    lane.shown = undefined;
    for (const listener of this.listeners) listener();
  }

  private plan(record: string, lane: Lane, ms: number): void {
    lane.cancel?.();
    if (this.closed) return;
    lane.cancel = this.options.later(() => void this.pump(record, lane), ms);
  }

  private async pump(record: string, lane: Lane): Promise<void> {
    const sent = lane.waiting();
    if (lane.sending || sent.length === 0) return;
    lane.sending = true;
    lane.again = false;
    this.changed(lane);
    try {
      const changes = Object.fromEntries(
        sent.map(([field, { base, value }]) => [field, { base, value }]),
      );
      const saved = await this.options.send(record, changes);
      lane.failures = 0;
      lane.trouble = undefined;
      for (const [field, { value }] of sent) this.settle(record, lane, field, value, saved);
      // What is acknowledged is no longer unsaved for those who hear of it.
      this.changed(lane);
      for (const reader of this.readers) reader(record, saved.stored);
    } catch (error) {
      this.fail(record, lane, sent, error);
    }
    lane.sending = false;
    this.changed(lane);
    // What was typed while the request was under way.
    if (lane.waiting().length > 0 && !lane.trouble) this.plan(record, lane, pause);
  }

  private settle(record: string, lane: Lane, field: string, sent: FieldValue, saved: Saved): void {
    const entry = lane.unsaved.get(field);
    const theirs = saved.clashes[field];
    if (theirs) {
      if (entry && !sameValue(theirs.value, entry.value)) {
        this.put(record, lane, field, { ...entry, state: 'clash', theirs });
      } else {
        this.forget(record, lane, field);
      }
      return;
    }
    lane.savedAt = this.options.now();
    const stored = saved.stored[field] ?? sent;
    if (entry && !sameValue(entry.value, sent) && !sameValue(entry.value, stored)) {
      // Typed on meanwhile: from what the server has now.
      this.put(record, lane, field, { ...entry, base: stored });
      return;
    }
    lane.unsaved.delete(field);
    this.options.store.settle(record, field, sent);
  }

  private fail(record: string, lane: Lane, sent: [string, Unsaved][], error: unknown): void {
    const verdict = this.options.verdict(error);
    if (verdict.kind === 'refused') {
      const refused = sent.filter(([field]) => verdict.fields.has(field));
      for (const [field, { value }] of refused) {
        const entry = lane.unsaved.get(field);
        // Typed on meanwhile: the new value has not been refused.
        if (!entry || !sameValue(entry.value, value)) continue;
        const message = verdict.fields.get(field);
        lane.unsaved.set(field, { ...entry, state: 'refused', ...(message && { message }) });
      }
      // The others go again without them.
      lane.trouble = refused.length > 0 ? undefined : { kind: 'stopped', problem: error };
      return;
    }
    if (lane.again) {
      this.plan(record, lane, 0);
      return;
    }
    lane.trouble = { kind: verdict.kind };
    if (verdict.kind === 'signed_out') return;
    lane.failures += 1;
    this.plan(record, lane, Math.min(firstWait * 2 ** (lane.failures - 1), longestWait));
  }
}
