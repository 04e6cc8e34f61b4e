import { FREE, type State } from './state.js';

/** Remembers where requests stood before a compound move, so that it can be taken back. */
export class Trail {
  private readonly seen: Uint8Array;
  private readonly requests: number[] = [];
  private readonly starts: number[] = [];
  private readonly rooms: number[] = [];
  private readonly interpreters: number[] = [];

  constructor(private readonly state: State) {
    this.seen = new Uint8Array(state.model.requestCount);
  }

  /** Requests touched since the last `clear`. */
  get touched(): readonly number[] {
    return this.requests;
  }

  clear(): void {
    for (const q of this.requests) this.seen[q] = 0;
    this.requests.length = 0;
    this.starts.length = 0;
    this.rooms.length = 0;
    this.interpreters.length = 0;
  }

  /** To be called before `q` is placed or removed. */
  note(q: number): void {
    if (this.seen[q]) return;
    this.seen[q] = 1;
    this.requests.push(q);
    this.starts.push(this.state.start[q]!);
    this.rooms.push(this.state.room[q]!);
    this.interpreters.push(this.state.interpreter[q]!);
  }

  /** First slot of the `k`-th touched request before the move, -1 when it was not placed. */
  startBefore(k: number): number {
    return this.starts[k]!;
  }

  roomBefore(k: number): number {
    return this.rooms[k]!;
  }

  interpreterBefore(k: number): number {
    return this.interpreters[k]!;
  }

  undo(): void {
    const { state, requests } = this;
    for (const q of requests) if (state.start[q]! >= 0) state.remove(q);
    for (let k = 0; k < requests.length; k++)
      if (this.starts[k]! !== FREE)
        state.place(requests[k]!, this.starts[k]!, this.rooms[k]!, this.interpreters[k]!);
    this.clear();
  }
}
