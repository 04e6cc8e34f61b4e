import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Environment } from '../config/environment.js';
import { RUNTIME_ROLE } from '../database/runtime-role.js';

export interface Listener {
  notified(payload: string): void;
  /** Called whenever the connection stands (again): what came before it may have been missed. */
  connected(): void;
}

const RETRY_MS = { first: 250, most: 10_000 };

/**
 * The one connection of a process that waits for PostgreSQL's NOTIFY. Opened by the first listener;
 * comes back by itself when the server was away.
 */
@Injectable()
export class PostgresListener implements OnApplicationShutdown {
  private readonly logger = new Logger(PostgresListener.name);
  private readonly listeners = new Map<string, Listener>();
  private client: pg.Client | null = null;
  private opening: Promise<void> | null = null;
  private retry: NodeJS.Timeout | undefined;
  private failures = 0;
  private closed = false;

  constructor(private readonly environment: Environment) {}

  /** Resolves when the channel is listened to, or when the first try failed and another is due. */
  async listen(channel: string, listener: Listener): Promise<void> {
    if (!/^[a-z_]+$/.test(channel)) throw new Error(`Not a channel: ${channel}`);
    this.listeners.set(channel, listener);
    if (this.client) {
      await this.client.query(`LISTEN ${channel}`);
      listener.connected();
      return;
    }
    await (this.opening ??= this.open().finally(() => (this.opening = null)));
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    await this.opening?.catch(() => undefined);
    const client = this.client;
    this.client = null;
    await client?.end();
  }

  private async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.environment.DATABASE_URL,
      options: `-c role=${RUNTIME_ROLE}`,
      application_name: 'ga93-listener',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client, new Error('the connection ended')));
    client.on('notification', ({ channel, payload }) => {
      this.listeners.get(channel)?.notified(payload ?? '');
    });
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`LISTEN ${channel}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      this.again(error as Error);
      return;
    }
    if (this.closed) return client.end();
    this.failures = 0;
    this.client = client;
    for (const listener of this.listeners.values()) listener.connected();
  }

  private lost(client: pg.Client, error: Error): void {
    if (this.client !== client) return;
    this.client = null;
    void client.end().catch(() => undefined);
    this.again(error);
  }

  private again(error: Error): void {
    if (this.closed) return;
    const wait = Math.min(RETRY_MS.first * 2 ** this.failures, RETRY_MS.most);
    this.failures += 1;
    this.logger.warn(`not listening (${error.message}); next try in ${wait} ms`);
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      this.opening ??= this.open().finally(() => (this.opening = null));
    }, wait);
  }
}
