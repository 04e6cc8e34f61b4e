import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { AuditValues } from './audit-values.js';

/** Ends the time for which some values of the history can be read. */
@Injectable()
export class EraseDueKeys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly values: AuditValues,
  ) {}

  /** @returns how many keys were erased */
  run(): Promise<number> {
    return this.values.eraseDue(this.dataSource.manager, this.clock.now());
  }
}
