import { FREE, type State } from './state.js';

/** Remembers where requests stood before a compound move, so that it can be taken back. */
export class Trail {
  private readonly seen: Uint8Array;
  private readonly requests: Int32Array;
  private readonly starts: Int32Array;
  private readonly rooms: Int32Array;
  private readonly interpreters: Int32Array;
  /** Number of requests touched since the last `clear`. */
  count = 0;

  constructor(private readonly state: State) {
    const { requestCount } = state.model;
    this.seen = new Uint8Array(requestCount);
    this.requests = new Int32Array(requestCount);
    this.starts = new Int32Array(requestCount);
    this.rooms = new Int32Array(requestCount);
    this.interpreters = new Int32Array(requestCount);
  }

  /** The `k`-th request touched, `k < count`. */
  request(k: number): number {
    return this.requests[k]!;
  }

  clear(): void {
    for (let k = 0; k < this.count; k++) this.seen[this.requests[k]!] = 0;
    this.count = 0;
  }

  /** To be called before `q` is placed or removed. */
  note(q: number): void {
    if (this.seen[q]) return;
    this.seen[q] = 1;
    const k = this.count++;
    this.requests[k] = q;
    this.starts[k] = this.state.start[q]!;
    this.rooms[k] = this.state.room[q]!;
    this.interpreters[k] = this.state.interpreter[q]!;
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
    const { state, requests, count } = this;
    for (let k = 0; k < count; k++) if (state.start[requests[k]!]! >= 0) state.remove(requests[k]!);
    for (let k = 0; k < count; k++)
      if (this.starts[k]! !== FREE)
        state.place(requests[k]!, this.starts[k]!, this.rooms[k]!, this.interpreters[k]!);
    this.clear();
  }
}
