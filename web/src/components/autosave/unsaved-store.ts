import { sameValue, type Change, type FieldValue } from './save-types.js';

/** The part of the browser's Storage that is used. */
export interface KeyValueStore {
  readonly length: number;
  key: (index: number) => string | null;
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
  removeItem: (key: string) => void;
}

export interface Kept extends Change {
  record: string;
  field: string;
}

/** Longer than the weeks of a registration; what is older was given up. */
const longest = 30 * 24 * 3_600_000;

/**
 * What was typed and not acknowledged, one entry per record and field, so that tabs do not overwrite
 * each other's. Kept by user: on a shared machine the next one neither sees nor sends it.
 */
export class UnsavedStore {
  private readonly prefix: string;

  /**
   * @param lasting survives the browser's end
   * @param passing survives a reload only: for secrets such as the number of a passport
   */
  constructor(
    private readonly lasting: KeyValueStore,
    private readonly passing: KeyValueStore,
    private readonly secrets: ReadonlySet<string>,
    user: string,
    kind: string,
    private readonly now: () => number,
  ) {
    this.prefix = `ga-unsaved:${user}:${kind}:`;
  }

  all(): Kept[] {
    return [this.lasting, this.passing].flatMap((store) => this.read(store));
  }

  /** False when the browser keeps nothing (full, or forbidden): then only this page has it. */
  put(record: string, field: string, { base, value }: Change): boolean {
    try {
      this.of(field).setItem(
        this.keyOf(record, field),
        JSON.stringify({ base, value, at: this.now() }),
      );
      return true;
    } catch {
      return false;
    }
  }

  /**
   * The server has `sent` now. Another tab may have typed on meanwhile: its entry stays, and begins
   * from what was sent.
   */
  settle(record: string, field: string, sent: FieldValue): void {
    const key = this.keyOf(record, field);
    const store = this.of(field);
    const kept = parsed(store.getItem(key));
    if (!kept) return;
    if (sameValue(kept.value, sent)) store.removeItem(key);
    else this.put(record, field, { base: sent, value: kept.value });
  }

  remove(record: string, field: string): void {
    this.of(field).removeItem(this.keyOf(record, field));
  }

  /** The record and field of a key of this store, for events of other tabs. */
  placeOf(key: string): { record: string; field: string } | undefined {
    if (!key.startsWith(this.prefix)) return undefined;
    const rest = key.slice(this.prefix.length);
    const end = rest.lastIndexOf(':');
    return end < 0 ? undefined : { record: rest.slice(0, end), field: rest.slice(end + 1) };
  }

  private of(field: string): KeyValueStore {
    return this.secrets.has(field) ? this.passing : this.lasting;
  }

  private keyOf(record: string, field: string): string {
    return `${this.prefix}${record}:${field}`;
  }

  private read(store: KeyValueStore): Kept[] {
    const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
    return keys.flatMap((key) => {
      const place = this.placeOf(key);
      if (!place) return [];
      const kept = parsed(store.getItem(key));
      if (kept && this.now() - kept.at <= longest) return [{ ...place, ...kept }];
      store.removeItem(key);
      return [];
    });
  }
}

/** An entry as it was written; undefined for anything else that stands there. */
export function parsed(text: string | null): (Change & { at: number }) | undefined {
  try {
    const entry: unknown = JSON.parse(text ?? 'null');
    if (typeof entry !== 'object' || entry === null) return undefined;
    const { base, value, at } = entry as Partial<Change & { at: number }>;
    if (base === undefined || value === undefined || typeof at !== 'number') return undefined;
    return { base, value, at };
  } catch {
    return undefined;
  }
}
