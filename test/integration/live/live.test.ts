import { Module, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { AuthCoreModule } from '../../../src/auth/auth-core.module.js';
import type { Actor } from '../../../src/common/actor.js';
import { createValidationPipe } from '../../../src/common/errors/validation.js';
import { DatabaseModule } from '../../../src/database/database.module.js';
import { LiveHub, MOST_CONNECTIONS } from '../../../src/live/live-hub.js';
import { LiveSignals } from '../../../src/live/live-signals.js';
import { FanOut } from '../../../src/notifications/fan-out.service.js';
import { NotificationsModule } from '../../../src/notifications/notifications.module.js';
import { TransactionModule } from '../../../src/outbox/transaction.module.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';
import { createScene, emitMeeting, FIRST, type Scene } from '../notifications/scene.js';
import { startResting, testBase } from '../queue/pipeline.js';

interface LiveEvent {
  type: string;
  id: string;
  data: Record<string, unknown>;
}

let world: World;
let scene: Scene;
let organizer: Actor;
let app: NestFastifyApplication;
let worker: Awaited<ReturnType<typeof startResting>>;
let address: string;
const actors = new Map<string, Actor>();
const open: AbortController[] = [];

/** Stands for the session: the test names the account in a header. */
class NamedActor implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = actors.get(String(request.headers['x-account'] ?? ''));
    if (actor) request.actor = actor;
    return true;
  }
}

async function listen(
  actor: Actor,
  lastEventId?: string,
): Promise<{ events: LiveEvent[]; of(type: string): LiveEvent[]; ended(): boolean }> {
  const controller = new AbortController();
  open.push(controller);
  actors.set(actor.userId ?? '', actor);
  const response = await fetch(`${address}/live`, {
    signal: controller.signal,
    headers: {
      'x-account': actor.userId ?? '',
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const events: LiveEvent[] = [];
  let ended = false;
  const read = async (): Promise<void> => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string): string =>
          new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1] ?? '';
        if (field('event')) {
          events.push({
            type: field('event'),
            id: field('id'),
            data: JSON.parse(field('data') || '{}'),
          });
        }
      }
    }
  };
  void read()
    .catch(() => undefined)
    .finally(() => {
      ended = true;
    });
  await vi.waitFor(() => expect(events[0]?.type).toBe('ready'));
  return {
    events,
    of: (type) => events.filter((event) => event.type === type),
    ended: () => ended,
  };
}

async function signal(topic: `${'user' | 'assembly' | 'delegation'}:${string}`, type: string) {
  await new LiveSignals().send(world.dataSource.manager, { topic, type, id: 'x' });
}

async function notify(): Promise<void> {
  const after = { ...FIRST, roomId: scene.roomId };
  const event = await emitMeeting(world, scene, 'meeting.scheduled', { after });
  await worker.get(FanOut).run(event);
}

beforeAll(async () => {
  world = await createWorld();
  scene = await createScene(world, ['fr']);
  organizer = await createUser(world, 'organizer', { assemblyId: scene.assemblyId });
  const options = { databaseUrl: world.database.url, clock: world.clock };
  @Module({
    imports: [
      testBase(options),
      DatabaseModule,
      TransactionModule,
      AuthCoreModule,
      NotificationsModule,
    ],
  })
  class TestApi {}
  app = await NestFactory.create<NestFastifyApplication>(TestApi, new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  app.useGlobalGuards(new NamedActor());
  app.useGlobalPipes(createValidationPipe());
  await app.listen(0, '127.0.0.1');
  address = await app.getUrl();
  worker = await startResting(options);
});
afterEach(async () => {
  for (const controller of open.splice(0)) controller.abort();
  await vi.waitFor(() => expect(app.get(LiveHub).size).toBe(0));
});
afterAll(async () => {
  await worker?.close();
  await app?.close();
  await world?.database.close();
});

it('wakes the reader’s page with the notification in the reader’s language', async () => {
  const [, , french] = scene.readers;
  if (!french) throw new Error('a French reader was made');
  const page = await listen(french);
  const other = await listen(organizer);
  await notify();
  await vi.waitFor(() => expect(page.of('notification.created')).toHaveLength(1));
  const [event] = page.of('notification.created');
  expect(event?.id).toBe(String(event?.data['position']));
  expect(event?.data['title']).toBe('Entretien programmé : Maroc – Japon');
  expect(other.of('notification.created')).toHaveLength(0);
});

it('catches up from the last event seen, without gaps or repetition', async () => {
  const [reader] = scene.readers;
  if (!reader) throw new Error('a reader was made');
  const first = await listen(reader);
  const seen = first.events[0]?.id;
  open.pop()?.abort();
  await notify();
  await notify();
  const second = await listen(reader, seen);
  await vi.waitFor(() => expect(second.of('notification.created')).toHaveLength(2));
  await notify();
  await vi.waitFor(() => expect(second.of('notification.created')).toHaveLength(3));
  const start = Number(seen);
  expect(second.of('notification.created').map(({ id }) => Number(id))).toEqual([
    start + 1,
    start + 2,
    start + 3,
  ]);
});

it('tells each topic to its own readers only, equal signals once', async () => {
  const [reader] = scene.readers;
  if (!reader) throw new Error('a reader was made');
  const delegationId = reader.grants[0]?.delegationId ?? '';
  const side = await listen(reader);
  const desk = await listen(organizer);
  for (let index = 0; index < 5; index += 1) {
    await signal(`assembly:${scene.assemblyId}`, 'plan.changed');
  }
  await signal(`delegation:${delegationId}`, 'meeting.changed');
  await vi.waitFor(() => {
    expect(desk.of('plan.changed')).toHaveLength(1);
    expect(side.of('meeting.changed')).toHaveLength(1);
  });
  expect(side.of('plan.changed')).toHaveLength(0);
  expect(desk.of('meeting.changed')).toHaveLength(0);
});

it('closes a page whose session ended, and the oldest of too many', async () => {
  const [reader] = scene.readers;
  if (!reader) throw new Error('a reader was made');
  const pages: Awaited<ReturnType<typeof listen>>[] = [];
  for (let index = 0; index <= MOST_CONNECTIONS; index += 1) pages.push(await listen(reader));
  await vi.waitFor(() => expect(pages[0]?.ended()).toBe(true));
  expect(pages[1]?.ended()).toBe(false);
  await signal(`user:${reader.userId}`, 'session.ended');
  await vi.waitFor(() => expect(pages.every((page) => page.ended())).toBe(true));
});

it('closes a page when a session of its reader ends or the roles change', async () => {
  const [reader] = scene.readers;
  if (!reader) throw new Error('a reader was made');
  const { dataSource } = world;
  await dataSource.query(
    `INSERT INTO auth.session (expires_at, token, updated_at, user_id)
     VALUES (now() + interval '1 day', 'live-test', now(), $1)`,
    [reader.userId],
  );
  const page = await listen(reader);
  const other = await listen(organizer);
  await dataSource.query("DELETE FROM auth.session WHERE token = 'live-test'");
  await vi.waitFor(() => expect(page.ended()).toBe(true));
  const again = await listen(reader);
  await dataSource.query('UPDATE role_grant SET updated_at = now() WHERE user_id = $1', [
    reader.userId,
  ]);
  await vi.waitFor(() => expect(again.ended()).toBe(true));
  expect(other.ended()).toBe(false);
});

it('comes back by itself when the database dropped its listening connection', async () => {
  const [reader] = scene.readers;
  if (!reader) throw new Error('a reader was made');
  const page = await listen(reader);
  const owner = new pg.Client({ connectionString: world.database.url });
  await owner.connect();
  await owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'ga93-listener' AND datname = current_database()`,
  );
  await owner.end();
  await notify();
  await vi.waitFor(() => expect(page.of('notification.created')).toHaveLength(1), {
    timeout: 10_000,
  });
});
