import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Environment } from '../../config/environment.js';
import { RUNTIME_ROLE } from '../../database/runtime-role.js';
import { AUTH_SCHEMA, createEngine, type Engine } from './better-auth.js';

/** Holds better-auth and its few connections for the life of the process. */
@Injectable()
export class AuthEngine implements OnApplicationShutdown {
  private readonly logger = new Logger(AuthEngine.name);
  private readonly pool: pg.Pool;
  readonly api: Engine['api'];

  constructor(environment: Environment) {
    this.pool = new pg.Pool({
      connectionString: environment.DATABASE_URL,
      options: `-c role=${RUNTIME_ROLE} -c search_path=${AUTH_SCHEMA} -c timezone=UTC`,
      application_name: 'ga93-auth',
      max: 4,
      idleTimeoutMillis: 30_000,
    });
    this.pool.on('error', (error) => this.logger.warn(`a connection dropped: ${error.message}`));
    this.api = createEngine({
      pool: this.pool,
      secret: environment.APP_SECRET,
      publicUrl: environment.publicUrl,
      secure: environment.secure,
      onError: (message) => this.logger.error(message),
    }).api;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
