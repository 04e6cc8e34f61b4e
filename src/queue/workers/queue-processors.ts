import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Job } from 'bullmq';
import { Environment } from '../../config/environment.js';
import type { QueueName } from '../queues.js';
import { JobHandlers } from './job-handlers.js';

/**
 * The one worker of a queue in this process: hands each job to its handler. Starts when every module has
 * added its handlers; at shutdown takes no new jobs and lets the running ones end.
 */
@Injectable()
export abstract class QueueProcessor
  extends WorkerHost
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  protected abstract readonly queue: QueueName;
  private readonly logger = new Logger(QueueProcessor.name);
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly handlers: JobHandlers,
    private readonly environment: Environment,
  ) {
    super();
  }

  /** Jobs handled at once. */
  protected concurrency(): number {
    return this.environment.WORKER_CONCURRENCY;
  }

  onApplicationBootstrap(): void {
    if (!this.handlers.serves(this.queue)) return;
    this.worker.concurrency = this.concurrency();
    this.running = this.worker.run().catch((error: unknown) => {
      this.logger.error({ queue: this.queue, err: error });
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.close();
    await this.running;
  }

  async process(job: Job<unknown>): Promise<void> {
    const attempt = job.attemptsMade + 1;
    await this.handlers.run(this.queue, job.name, {
      id: job.id ?? '',
      data: job.data,
      attempt,
      lastAttempt: attempt >= (job.opts.attempts ?? 1),
    });
  }

  @OnWorkerEvent('failed')
  onFailed(job: Job | undefined, error: Error): void {
    this.logger.warn({
      queue: this.queue,
      job: job?.name,
      id: job?.id,
      attempt: job?.attemptsMade,
      reason: error.message,
    });
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.logger.warn({ queue: this.queue, reason: error.message });
  }
}

/** Started by hand once the handlers stand; a crashed worker's jobs are taken over after half a minute. */
const OPTIONS = { autorun: false, lockDuration: 30_000, stalledInterval: 15_000 };

@Injectable()
@Processor('notifications', OPTIONS)
export class NotificationsProcessor extends QueueProcessor {
  protected readonly queue = 'notifications';
}

@Injectable()
@Processor('optimizer', OPTIONS)
export class OptimizerProcessor extends QueueProcessor {
  protected readonly queue = 'optimizer';

  /** A run keeps a core busy for its whole time. */
  protected override concurrency(): number {
    return 1;
  }
}

@Injectable()
@Processor('duties', OPTIONS)
export class DutiesProcessor extends QueueProcessor {
  protected readonly queue = 'duties';
}

@Injectable()
@Processor('maintenance', OPTIONS)
export class MaintenanceProcessor extends QueueProcessor {
  protected readonly queue = 'maintenance';

  protected override concurrency(): number {
    return 1;
  }
}
