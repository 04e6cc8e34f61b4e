const UNKNOWN = 2n ** 63n - 1n;

/** An upper bound that threads share: one lowers it, the others read it. */
export class SharedBound {
  /** @param cell memory of a bound made in another thread; without it a new bound, at infinity */
  constructor(
    readonly cell: BigInt64Array<SharedArrayBuffer> = new BigInt64Array(
      new SharedArrayBuffer(8),
    ).fill(UNKNOWN),
  ) {}

  get now(): number {
    const bound = Atomics.load(this.cell, 0);
    return bound === UNKNOWN ? Number.POSITIVE_INFINITY : Number(bound);
  }

  /** Takes over a proven bound when it is lower than the one known. Only one thread may call it. */
  lower(bound: number): void {
    if (bound < this.now) Atomics.store(this.cell, 0, BigInt(bound));
  }
}
