import { Injectable, Module, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IdempotencyStore } from '../common/http/idempotency/idempotency.store.js';
import { JobProducer } from '../queue/job-producer.js';
import { JobHandlers } from '../queue/workers/job-handlers.js';
import { AuthCoreModule } from './auth-core.module.js';
import { AttemptLimiter } from './sessions/attempt-limiter.js';

const EVERY_MS = 6 * 3_600_000;

/** Lets the maintenance queue forget ended sessions, attempt windows and idempotency keys. */
@Injectable()
class AuthJobs implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly producer: JobProducer,
    private readonly attempts: AttemptLimiter,
    private readonly keys: IdempotencyStore,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.handlers.add('maintenance', 'purge-sign-in', async () => {
      await this.attempts.purge();
      await this.keys.purge();
      // Sessions live by the machine's clock, as their cookies do.
      await this.dataSource.query('DELETE FROM auth.session WHERE expires_at < now()');
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.producer.repeat('maintenance', 'purge-sign-in', {}, EVERY_MS);
  }
}

@Module({
  imports: [AuthCoreModule],
  providers: [AttemptLimiter, IdempotencyStore, AuthJobs],
})
export class AuthWorkerModule {}
