import type { RunPoint } from './optimizer-run.entity.js';

/** Most points that are kept of one run. */
export const MOST_POINTS = 160;

/**
 * The curve of a run in a bounded number of points: when it is full every second point goes, and from then
 * on only every second new one is kept. The newest point is always part of it.
 */
export class ProgressCurve {
  private kept: RunPoint[] = [];
  private newest: RunPoint | null = null;
  private seen = 0;
  private stride = 1;

  add(point: RunPoint): void {
    this.newest = point;
    if (this.seen++ % this.stride !== 0) return;
    this.kept.push(point);
    if (this.kept.length < MOST_POINTS) return;
    this.kept = this.kept.filter((_, index) => index % 2 === 0);
    this.stride *= 2;
  }

  get points(): RunPoint[] {
    return this.newest === null || this.kept.at(-1) === this.newest
      ? [...this.kept]
      : [...this.kept, this.newest];
  }
}
