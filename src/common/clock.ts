import { Injectable } from '@nestjs/common';

/** The present instant. Injected, so that a test can stand at any day of an Assembly. */
export abstract class Clock {
  abstract now(): Date;
}

@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
