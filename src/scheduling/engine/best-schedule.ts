import type { Snapshot, State } from './state.js';
import type { Trail } from './trail.js';

/** Numbers of one entry: request, and its first slot, room and interpreter before the move. */
const WIDTH = 4;

/**
 * The way back to the best schedule of a search, written move by move: to take a better one costs nothing, however
 * large the problem. A way that grows longer than a schedule is exchanged for a copy of the schedule.
 */
export class BestSchedule {
  private readonly way: Int32Array;
  private length = 0;
  private copy: Snapshot | null = null;

  constructor(private readonly state: State) {
    this.way = new Int32Array(2 * WIDTH * state.model.requestCount);
  }

  /** The present schedule is the best. */
  renew(): void {
    this.length = 0;
    this.copy = null;
  }

  /** To be called for every move that is kept, before the trail is cleared. */
  follow(trail: Trail): void {
    if (this.copy) return;
    const { way } = this;
    for (let k = 0; k < trail.count; k++) {
      way[this.length++] = trail.request(k);
      way[this.length++] = trail.startBefore(k);
      way[this.length++] = trail.roomBefore(k);
      way[this.length++] = trail.interpreterBefore(k);
    }
    if (this.length > way.length / 2) this.copy = this.retrace();
  }

  /** Makes the best schedule the present one. */
  restore(): void {
    if (this.length === 0) return;
    this.state.restore(this.read());
    this.renew();
  }

  /** The best schedule, apart from the present one. */
  read(): Snapshot {
    return this.copy ?? this.retrace();
  }

  private retrace(): Snapshot {
    const { way } = this;
    const { start, room, interpreter } = this.state.snapshot();
    for (let at = this.length - WIDTH; at >= 0; at -= WIDTH) {
      const q = way[at]!;
      start[q] = way[at + 1]!;
      room[q] = way[at + 2]!;
      interpreter[q] = way[at + 3]!;
    }
    return { start, room, interpreter };
  }
}
