import type { Model } from './model.js';

/** No meeting. */
export const FREE = -1;
/** Not to be used in that slot at all. */
export const CLOSED = -2;

/** Rooms or interpreters as a whole: who has which when, and of which group of them some are free. */
export class Pool {
  /** By member x slot: the meeting, -1 free, -2 closed or off duty. */
  readonly at: Int32Array;
  /** By slot x word: free members. */
  readonly free: Int32Array;
  /** By group x word of slots: slots in which some member of the group is free. */
  readonly groupFree: Int32Array;
  private readonly groupFreeCount: Int32Array;

  /**
   * @param memberWords words of a bit set of members
   * @param groupsOf by member: the groups that it belongs to, such as the classes of rooms or the language pairs
   * @param closed by member x slot: 1 where it cannot be used
   */
  constructor(
    private readonly model: Model,
    private readonly memberWords: number,
    private readonly groupsOf: readonly Int32Array[],
    groupCount: number,
    closed: Uint8Array,
  ) {
    const slots = model.slotCount;
    this.at = new Int32Array(groupsOf.length * slots).fill(CLOSED);
    this.free = new Int32Array(slots * memberWords);
    this.groupFree = new Int32Array(groupCount * model.words);
    this.groupFreeCount = new Int32Array(groupCount * slots);
    for (let x = 0; x < groupsOf.length; x++)
      for (let t = 0; t < slots; t++) if (!closed[x * slots + t]) this.release(x, t);
  }

  take(x: number, t: number, q: number): void {
    const { slotCount, words, slotWord, slotMask } = this.model;
    this.at[x * slotCount + t] = q;
    this.free[t * this.memberWords + (x >> 5)]! &= ~(1 << (x & 31));
    const groups = this.groupsOf[x]!;
    for (let k = 0; k < groups.length; k++) {
      const g = groups[k]!;
      if (--this.groupFreeCount[g * slotCount + t]! === 0)
        this.groupFree[g * words + slotWord[t]!]! &= ~slotMask[t]!;
    }
  }

  release(x: number, t: number): void {
    const { slotCount, words, slotWord, slotMask } = this.model;
    this.at[x * slotCount + t] = FREE;
    this.free[t * this.memberWords + (x >> 5)]! |= 1 << (x & 31);
    const groups = this.groupsOf[x]!;
    for (let k = 0; k < groups.length; k++) {
      const g = groups[k]!;
      if (this.groupFreeCount[g * slotCount + t]!++ === 0)
        this.groupFree[g * words + slotWord[t]!]! |= slotMask[t]!;
    }
  }
}
