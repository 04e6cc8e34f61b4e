import { Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { JobProducer } from '../queue/job-producer.js';

@Injectable()
export class QueueHealth {
  constructor(
    private readonly indicator: HealthIndicatorService,
    private readonly producer: JobProducer,
  ) {}

  async reachable(): Promise<HealthIndicatorResult> {
    const check = this.indicator.check('queue');
    try {
      await this.producer.queue('maintenance').getJobCounts('waiting');
      return check.up();
    } catch {
      return check.down();
    }
  }
}
