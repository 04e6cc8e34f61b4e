import { FREE, type State } from './state.js';

/** Numbers of one entry: request, and its first slot, room and interpreter before the change. */
const WIDTH = 4;

/** Where a request stands: first slot -1 for nowhere. */
export interface Place {
  q: number;
  t: number;
  r: number;
  i: number;
}

/** Writes down every change of a state, so that the newest can be taken back one by one. */
export class Journal {
  private readonly entries: number[] = [];

  constructor(readonly state: State) {}

  /** The present moment, for `rollback`. */
  get mark(): number {
    return this.entries.length;
  }

  place(q: number, t: number, r: number, i: number): void {
    this.entries.push(q, FREE, FREE, FREE);
    this.state.place(q, t, r, i);
  }

  remove(q: number): void {
    const { start, room, interpreter } = this.state;
    this.entries.push(q, start[q]!, room[q]!, interpreter[q]!);
    this.state.remove(q);
  }

  /** Takes back everything since `mark`. */
  rollback(mark: number): void {
    const { entries, state } = this;
    for (let at = entries.length - WIDTH; at >= mark; at -= WIDTH) {
      const q = entries[at]!;
      if (entries[at + 1] === FREE) state.remove(q);
      else state.place(q, entries[at + 1]!, entries[at + 2]!, entries[at + 3]!);
    }
    entries.length = mark;
  }

  /** The requests changed since `mark`, each once, in the order of their first change. */
  touchedSince(mark: number): number[] {
    const touched = new Set<number>();
    for (let at = mark; at < this.entries.length; at += WIDTH) touched.add(this.entries[at]!);
    return [...touched];
  }

  /** Where the requests touched since `mark` stand now. */
  placesSince(mark: number): Place[] {
    const { start, room, interpreter } = this.state;
    return this.touchedSince(mark).map((q) => ({
      q,
      t: start[q]!,
      r: room[q]!,
      i: interpreter[q]!,
    }));
  }

  /** Puts requests where they stood, whatever stands there of these now. */
  putBack(places: readonly Place[]): void {
    for (const { q } of places) if (this.state.start[q]! >= 0) this.remove(q);
    for (const { q, t, r, i } of places) if (t >= 0) this.place(q, t, r, i);
  }
}
