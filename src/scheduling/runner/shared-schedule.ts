import {
  PACKED_WIDTH,
  unpackMeetings,
  type PackBest,
  type PlacedMeeting,
} from '../engine/index.js';

type Half = 0 | 1;

/** Places of the head: which of the two halves holds the schedule, -1 for none; then of each half its count. */
const HEAD = 3;

/**
 * The best schedule of a search, which one thread writes and another reads while the first goes on: the writer fills
 * the half that nobody reads and then points to it. So a search can be ended at any moment without being waited for.
 */
export class SharedSchedule {
  private readonly head: Int32Array;
  private readonly halves: Record<Half, Int32Array>;

  constructor(readonly memory: SharedArrayBuffer) {
    const size = (memory.byteLength / Int32Array.BYTES_PER_ELEMENT - HEAD) / 2;
    const half = (n: number): Int32Array =>
      new Int32Array(memory, (HEAD + n * size) * Int32Array.BYTES_PER_ELEMENT, size);
    this.head = new Int32Array(memory, 0, HEAD);
    this.halves = { 0: half(0), 1: half(1) };
  }

  /** Memory for a schedule of so many requests, with none in it. */
  static empty(requests: number): SharedSchedule {
    const places = HEAD + 2 * PACKED_WIDTH * requests;
    const shared = new SharedSchedule(new SharedArrayBuffer(places * Int32Array.BYTES_PER_ELEMENT));
    shared.head[0] = -1;
    return shared;
  }

  /** To be called by one thread alone. */
  write(pack: PackBest): void {
    const other = this.current === 0 ? 1 : 0;
    Atomics.store(this.head, 1 + other, pack(this.halves[other]));
    Atomics.store(this.head, 0, other);
  }

  /** The schedule written last, ordered by request id; null before the first. */
  read(): PlacedMeeting[] | null {
    for (;;) {
      const half = this.current;
      if (half === null) return null;
      const copy = this.halves[half].slice();
      const count = Atomics.load(this.head, 1 + half);
      // Written over meanwhile only if the writer has finished the other half: then that one is read.
      if (this.current === half) return unpackMeetings(copy, count);
    }
  }

  private get current(): Half | null {
    const half = Atomics.load(this.head, 0);
    return half === 0 || half === 1 ? half : null;
  }
}
