import type { Actor } from '../common/actor.js';
import type { SystemClock } from '../common/clock.js';
import type { Random } from './domain/random.js';

/** Tells the person at the terminal how far a step is. */
export type Progress = (step: string, done: number, total: number) => void;

/** What the steps of the demonstration's loader hand on to each other. */
export interface DemoContext {
  random: Random;
  progress: Progress;
  clock: DemoClock;
  assemblyId: string;
  organizer: Actor;
  reviewer: Actor;
  /** Focal points by the key of their sender, see `senderKey`. */
  focalPoints: Map<string, Actor>;
  staffIds: string[];
}

/** Moves the product's clock through the weeks before the Assembly, so that the history reads as it would. */
export class DemoClock {
  constructor(private readonly clock: SystemClock) {}

  /** Lets the clock stand at this instant and tick on. @returns the offset in milliseconds */
  set(instant: Date): number {
    const offset = instant.getTime() - Date.now();
    this.clock.shift(offset);
    return offset;
  }

  /** The instant at `share` (0 to 1) of the way between two others. */
  between(from: Date, to: Date, share: number): void {
    this.set(new Date(from.getTime() + (to.getTime() - from.getTime()) * share));
  }
}

/** Works on `items` with so many at once; the first failure ends it. */
export async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < items.length) {
        const index = next;
        next += 1;
        await work(items[index] as T, index);
      }
    }),
  );
}
