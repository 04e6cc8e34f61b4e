import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService, type HealthCheckResult } from '@nestjs/terminus';
import { SkipThrottle } from '@nestjs/throttler';
import { Access } from '../auth/access.decorator.js';
import { DatabaseHealth } from './database-health.js';
import { QueueHealth } from './queue-health.js';

/** For supervisors and load balancers. */
@ApiTags('health')
@SkipThrottle()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: DatabaseHealth,
    private readonly queue: QueueHealth,
  ) {}

  @Get('live')
  @Access('public')
  @ApiOperation({ summary: 'The process answers' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Access('public')
  @HealthCheck()
  @ApiOperation({ summary: 'Database, schema and queue can be used' })
  ready(): Promise<HealthCheckResult> {
    return this.health.check([
      () => this.database.reachable(),
      () => this.database.migrated(),
      () => this.queue.reachable(),
    ]);
  }
}
