import { Injectable } from '@nestjs/common';

/** The present instant. Injected, so that a test can stand at any day of an Assembly. */
export abstract class Clock {
  abstract now(): Date;
}

/**
 * The machine's clock. The demonstration shifts it to the weeks before its Assembly, so that deadlines,
 * "today" and "in 9 minutes" read as they would then; it ticks on from there.
 */
@Injectable()
export class SystemClock extends Clock {
  private offset = 0;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** Milliseconds by which it stands apart from the machine's clock. */
  shift(offset: number): void {
    this.offset = offset;
  }
}
