import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import pg from 'pg';
import { Environment } from '../config/environment.js';
import { RUNTIME_ROLE } from '../database/runtime-role.js';
import { QUEUE_SCHEMA } from './migrate-queue-schema.js';
import { QUEUES } from './queues.js';

/** How long running statements may take to end at shutdown. */
const PATIENCE_MS = 1_000;

/**
 * Where the queues live: in Redis when `REDIS_URL` is set, otherwise in PostgreSQL beside the data. The
 * choice counts for the whole process, since BullMQ takes its backend from a process-wide default.
 */
@Injectable()
export class QueueBackend implements OnApplicationShutdown {
  private readonly logger = new Logger(QueueBackend.name);
  private pool: pg.Pool | null = null;
  private readonly lent = new Set<pg.PoolClient>();

  constructor(private readonly environment: Environment) {}

  get kind(): 'redis' | 'postgres' {
    return this.environment.REDIS_URL ? 'redis' : 'postgres';
  }

  /** Selects the backend and gives BullMQ its connection. */
  connect(): ConnectionOptions | pg.Pool {
    const { REDIS_URL } = this.environment;
    if (REDIS_URL) {
      setDefaultBackendFactory();
      // A worker waits for Redis to come back however long it takes.
      return { url: REDIS_URL, maxRetriesPerRequest: null };
    }
    setDefaultBackendFactory(createPostgresBackend);
    return (this.pool ??= this.createPool());
  }

  /**
   * The workers have closed before. One that was still starting can have taken a connection to listen on
   * after that, and will never give it back: it is taken back here.
   */
  async onApplicationShutdown(): Promise<void> {
    const pool = this.pool;
    this.pool = null;
    if (!pool) return;
    const ended = pool.end();
    const patience = setTimeout(() => {
      for (const client of this.lent) client.release(true);
    }, PATIENCE_MS);
    await ended.finally(() => clearTimeout(patience));
  }

  /** One pool for all queues of the process; each worker keeps one of its connections to listen on. */
  private createPool(): pg.Pool {
    const pool = new pg.Pool({
      connectionString: this.environment.DATABASE_URL,
      options: `-c role=${RUNTIME_ROLE} -c search_path=${QUEUE_SCHEMA} -c timezone=UTC`,
      application_name: 'ga93-queue',
      max: QUEUES.length + Math.max(4, this.environment.WORKER_CONCURRENCY),
      keepAlive: true,
      idleTimeoutMillis: 30_000,
    });
    pool.on('acquire', (client) => this.lent.add(client));
    pool.on('release', (_, client) => this.lent.delete(client));
    pool.on('error', (error) => this.logger.warn(`a queue connection dropped: ${error.message}`));
    return pool;
  }
}
