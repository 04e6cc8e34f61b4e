/** Seeded generator (sfc32): the engine's only source of chance. */
export class Rng {
  private a = 0x9e3779b9;
  private b = 0x243f6a88;
  private c: number;
  private d: number;

  constructor(seed: number) {
    this.c = seed >>> 0;
    this.d = Math.floor(seed / 4294967296) >>> 0 || 1;
    for (let k = 0; k < 16; k++) this.next();
  }

  /** A whole number from 0 to 2^32 - 1. */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return t >>> 0;
  }

  /** A whole number from 0 to n - 1. */
  below(n: number): number {
    return Math.floor((this.next() / 4294967296) * n);
  }

  /** A number in [0, 1). */
  unit(): number {
    return this.next() / 4294967296;
  }
}
