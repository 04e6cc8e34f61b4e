import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { DataSource } from 'typeorm';
import { AppModule } from '../../../src/app.module.js';
import { AccountService } from '../../../src/auth/accounts/account.service.js';
import { RoleService } from '../../../src/auth/accounts/role.service.js';
import { hashPassword } from '../../../src/auth/engine/passwords.js';
import { systemActor, type Role } from '../../../src/common/actor.js';
import { createApplication } from '../../../src/common/http/create-application.js';
import type { Language } from '../../../src/common/text/languages.js';
import { Transactor } from '../../../src/outbox/transactor.js';
import { WorkerModule } from '../../../src/worker.module.js';
import { copyDatabase } from '../../support/database.js';
import { TestClient } from './test-client.js';

export const TEST_PASSWORD = 'five camels cross the square';
const TEST_SECRET = 'a fixed secret of the tests, 32 characters or more';

export interface TestAppOptions {
  /** Also runs the worker in this process. */
  worker?: boolean;
  /** Adds routes of the server itself, as `main.ts` does for the client's pages. */
  extend?: (server: FastifyInstance) => Promise<void>;
  /** Serves a database that somebody else made and drops; a new one by default. */
  databaseUrl?: string;
  /** Files that are there from the beginning: a folder that is copied. */
  files?: string;
}

export interface TestPerson {
  role: Role;
  /** Needed for every role but admin. */
  assemblyId?: string;
  delegationId?: string;
  name?: string;
  email?: string;
  language?: Language;
}

export interface SignedIn {
  client: TestClient;
  userId: string;
  email: string;
}

/** The real application on a port and a database of its own. */
export class TestApp {
  private passwordHash: Promise<string> | null = null;

  constructor(
    readonly app: NestFastifyApplication,
    readonly worker: INestApplicationContext | null,
    readonly url: string,
    /** Owner's connection, for what the running product may not do. */
    readonly databaseUrl: string,
    /** Where files are kept. */
    readonly dataFolder: string,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  /** A browser that nobody signed in with. */
  client(): TestClient {
    return new TestClient(this.url);
  }

  /** Makes an account with the role. All have the same password. */
  async createPerson(person: TestPerson): Promise<{ userId: string; email: string }> {
    const passwordHash = await (this.passwordHash ??= hashPassword(TEST_PASSWORD));
    const email = person.email ?? `${person.role}.${randomUUID().slice(0, 8)}@test.example`;
    const userId = await this.app
      .get(Transactor)
      .run(systemActor('test', randomUUID()), async (tx) => {
        const account = await this.app.get(AccountService).create(tx, {
          email,
          name: person.name ?? `Test ${person.role}`,
          language: person.language ?? 'en',
          passwordHash,
        });
        await this.app.get(RoleService).grant(tx, account.id, {
          role: person.role,
          assemblyId: person.assemblyId ?? null,
          delegationId: person.delegationId ?? null,
        });
        return account.id;
      });
    return { userId, email };
  }

  /** A new person with the role, signed in over HTTP. */
  async signInAs(person: TestPerson): Promise<SignedIn> {
    const { userId, email } = await this.createPerson(person);
    const client = this.client();
    const { status, text } = await client.post('/auth/sign-in', { email, password: TEST_PASSWORD });
    if (status !== 204) throw new Error(`sign-in answered ${status}: ${text}`);
    return { client, userId, email };
  }

  /** A bare Assembly for tests that are not about Assemblies. */
  async createAssembly(code = `T${randomUUID().slice(0, 6)}`): Promise<string> {
    const rows: { id: string }[] = await this.dataSource.query(
      `INSERT INTO assembly (version, code, name, city, host_iso2, timezone, starts_on, ends_on)
       VALUES (1, $1, 'Test Assembly', 'Marrakech', 'MA', 'Africa/Casablanca', '2025-11-24', '2025-11-27')
       RETURNING id`,
      [code],
    );
    return rows[0]?.id ?? '';
  }

  async close(): Promise<void> {
    await this.worker?.close();
    await this.app.close();
    await this.dropDatabase();
    await rm(this.dataFolder, { recursive: true, force: true });
  }
}

/** What the product reads from its environment, set for one database and one folder of files. */
export function setTestEnvironment(databaseUrl: string, dataFolder: string): void {
  Object.assign(process.env, {
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATABASE_MIGRATION_URL: '',
    REDIS_URL: '',
    SMTP_URL: '',
    PUBLIC_URL: 'http://planner.test',
    APP_SECRET: TEST_SECRET,
    LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_POOL: '6',
    WORKER_CONCURRENCY: '4',
    DATA_DIR: dataFolder,
  });
}

/** Boots api (and worker) as the entrypoints do. Close it in `afterAll`. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const copy = options.databaseUrl === undefined ? await copyDatabase() : null;
  const databaseUrl = copy?.url ?? options.databaseUrl ?? '';
  const dataFolder = await mkdtemp(join(tmpdir(), 'ga93-data-'));
  if (options.files) await cp(options.files, dataFolder, { recursive: true });
  setTestEnvironment(databaseUrl, dataFolder);
  const app = await createApplication(AppModule, {
    logger: process.env['TEST_LOG'] ? console : false,
    ...(options.extend ? { extend: options.extend } : {}),
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const worker = options.worker
    ? await NestFactory.createApplicationContext(WorkerModule, {
        logger: false,
        abortOnError: false,
      })
    : null;
  return new TestApp(app, worker, await app.getUrl(), databaseUrl, dataFolder, async () =>
    copy?.drop(),
  );
}
