import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { MailError } from '../../../src/mail/mail-error.js';
import { MailSender } from '../../../src/mail/mail-sender.js';
import { MailboxMessage } from '../../../src/mail/mailbox-message.entity.js';
import { LiveSignals } from '../../../src/live/live-signals.js';
import { LEASE_MS, Deliver, MOST_ATTEMPTS } from '../../../src/notifications/deliver.service.js';
import {
  DELIVERY_OVERDUE_MS,
  DeliverySweeper,
} from '../../../src/notifications/delivery-sweeper.js';
import { Delivery } from '../../../src/notifications/delivery.entity.js';
import { FanOut } from '../../../src/notifications/fan-out.service.js';
import { LedgerService } from '../../../src/notifications/ledger.service.js';
import { Notification } from '../../../src/notifications/notification.entity.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';
import { onEachBackend } from '../queue/backends.js';
import { loseQueue } from '../queue/lose-queue.js';
import { startResting, startWorker } from '../queue/pipeline.js';
import { createScene, emitMeeting, FIRST, SECOND, type Scene } from './scene.js';

onEachBackend('notifications', (redisUrl) => {
  let world: World;
  let scene: Scene;
  const processes: INestApplicationContext[] = [];

  const start = async (working: boolean) => {
    const options = {
      databaseUrl: world.database.url,
      redisUrl: redisUrl(),
      clock: world.clock,
    };
    const process = await (working ? startWorker(options) : startResting(options));
    processes.push(process);
    return process;
  };
  const place = () => ({ ...FIRST, roomId: scene.roomId });
  const mails = () => world.dataSource.manager.find(MailboxMessage);
  const deliveries = (eventId: string, channel: 'email' | 'in_app' = 'email') =>
    world.dataSource.manager.find(Delivery, { where: { eventId, channel }, order: { id: 'ASC' } });
  const later = (milliseconds: number) =>
    world.clock.set(new Date(world.clock.now().getTime() + milliseconds).toISOString());

  beforeAll(async () => {
    world = await createWorld();
  });
  beforeEach(async () => {
    scene = await createScene(world, ['fr', 'ar']);
    await world.dataSource.query('UPDATE outbox_event SET relayed_at = now()');
    await world.dataSource.query('DELETE FROM mailbox_message');
    await world.dataSource.query('DELETE FROM delivery');
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    const [process] = processes;
    if (process) await loseQueue(process, world.database.url, redisUrl());
    for (const open of processes.splice(0)) await open.close();
  });
  afterAll(async () => {
    await world.database.close();
  });

  it('tells both sides by inbox and mail, once, with two workers', async () => {
    await start(true);
    await start(true);
    const event = await emitMeeting(world, scene, 'meeting.scheduled', { after: place() });
    await vi.waitFor(async () => expect(await mails()).toHaveLength(4), { timeout: 15_000 });
    await vi.waitFor(async () => {
      const sent = await deliveries(event.eventId);
      expect(sent.map(({ status }) => status)).toEqual(['sent', 'sent', 'sent', 'sent']);
    });
    expect((await mails()).map(({ language }) => language).toSorted()).toEqual([
      'ar',
      'en',
      'en',
      'fr',
    ]);
    const inbox = await world.dataSource.manager.findBy(Notification, { eventId: event.eventId });
    expect(inbox.map(({ recipientId }) => recipientId).toSorted()).toEqual(
      scene.readers.map(({ userId }) => userId ?? '').toSorted(),
    );
  });

  it('adds nothing when it runs twice, and counts without gaps when it runs at once', async () => {
    const process = await start(false);
    const fanOut = process.get(FanOut);
    const events = [];
    for (let index = 0; index < 6; index += 1) {
      events.push(await emitMeeting(world, scene, 'meeting.scheduled', { after: place() }));
    }
    // Only the last one is not superseded; each is told at its time here.
    const own = events.map((event) => ({ ...event, type: 'meeting_request.declined' }));
    await Promise.all([...own, ...own].map((event) => fanOut.run(event)));
    for (const { userId } of scene.readers) {
      const rows = await world.dataSource.manager.find(Notification, {
        where: { recipientId: userId ?? '' },
        order: { position: 'ASC' },
      });
      expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
    }
  });

  it('sends one mail when two workers have the same delivery', async () => {
    const process = await start(false);
    const event = await emitMeeting(world, scene, 'meeting.scheduled', { after: place() });
    await process.get(FanOut).run(event);
    const send = vi.spyOn(MailSender.prototype, 'send');
    const [delivery] = await deliveries(event.eventId);
    const deliver = process.get(Deliver);
    await Promise.all([1, 2, 3, 4].map(() => deliver.run(delivery?.id ?? '')));
    expect(send).toHaveBeenCalledTimes(1);
    expect((await deliveries(event.eventId))[0]).toMatchObject({ status: 'sent', attempts: 1 });
  });

  it('leaves out what a later change has made wrong', async () => {
    const process = await start(false);
    const first = await emitMeeting(world, scene, 'meeting.scheduled', { after: place() });
    await process.get(FanOut).run(first);
    const second = await emitMeeting(world, scene, 'meeting.rescheduled', {
      before: place(),
      after: { ...SECOND, roomId: scene.otherRoomId },
    });
    for (const { id } of await deliveries(first.eventId)) await process.get(Deliver).run(id);
    expect(await mails()).toHaveLength(0);
    for (const delivery of await deliveries(first.eventId)) {
      expect(delivery).toMatchObject({ status: 'suppressed', reason: 'superseded' });
    }
    await process.get(FanOut).run(second);
    const third = await emitMeeting(world, scene, 'meeting.cancelled', {
      before: { ...SECOND, roomId: scene.otherRoomId },
    });
    for (const { id } of await deliveries(second.eventId)) await process.get(Deliver).run(id);
    expect(await mails()).toHaveLength(0);
    await process.get(FanOut).run(third);
    for (const { id } of await deliveries(third.eventId)) await process.get(Deliver).run(id);
    expect(await mails()).toHaveLength(4);
  });

  it('gives a crashed try back when its lease runs out', async () => {
    const process = await start(false);
    const event = await emitMeeting(world, scene, 'meeting.scheduled', { after: place() });
    await process.get(FanOut).run(event);
    await loseQueue(process, world.database.url, redisUrl());
    await world.dataSource.manager.update(
      Delivery,
      { eventId: event.eventId, channel: 'email' },
      {
        status: 'sending',
        attempts: 1,
        leaseUntil: new Date(world.clock.now().getTime() + LEASE_MS),
      },
    );
    const sweeper = process.get(DeliverySweeper);
    expect(await sweeper.sweep()).toBe(0);
    later(LEASE_MS + 1_000);
    expect(await sweeper.sweep()).toBe(4);
    await start(true);
    await vi.waitFor(async () => expect(await mails()).toHaveLength(4), { timeout: 15_000 });
  });

  it('loses nothing with the whole queue', async () => {
    const process = await start(false);
    const event = await emitMeeting(world, scene, 'meeting.scheduled', { after: place() });
    await process.get(FanOut).run(event);
    await loseQueue(process, world.database.url, redisUrl());
    later(DELIVERY_OVERDUE_MS + 1_000);
    expect(await process.get(DeliverySweeper).sweep()).toBe(4);
    expect(await process.get(DeliverySweeper).sweep()).toBe(0);
    await start(true);
    await vi.waitFor(async () => expect(await mails()).toHaveLength(4), { timeout: 15_000 });
    expect((await deliveries(event.eventId)).every(({ round }) => round === 2)).toBe(true);
  });

  it('gives up after the last try, and tries again when a person asks', async () => {
    const process = await start(false);
    const event = await emitMeeting(world, scene, 'meeting.scheduled', { after: place() });
    await process.get(FanOut).run(event);
    const [delivery] = await deliveries(event.eventId);
    const id = delivery?.id ?? '';
    const broken = vi
      .spyOn(MailSender.prototype, 'send')
      .mockRejectedValue(new MailError('mail_server_unreachable', {}));
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) {
      await expect(process.get(Deliver).run(id)).rejects.toThrow(MailError);
    }
    await process.get(Deliver).run(id);
    expect((await deliveries(event.eventId)).find((row) => row.id === id)).toMatchObject({
      status: 'failed',
      reason: 'mail_server_unreachable',
      attempts: MOST_ATTEMPTS,
    });
    broken.mockRestore();
    const ledger = new LedgerService(world.dataSource, world.transactor, new LiveSignals());
    const organizer = await createUser(world, 'organizer', { assemblyId: scene.assemblyId });
    const page = await ledger.list(scene.assemblyId, { status: 'failed', limit: 10 });
    expect(page.items).toMatchObject([{ id, channel: 'email', attempts: MOST_ATTEMPTS }]);
    expect(['MAR', 'JPN']).toContain(page.items[0]?.plate);
    const newest = await ledger.list(scene.assemblyId, { limit: 3 });
    const rest = await ledger.list(scene.assemblyId, {
      limit: 50,
      cursor: newest.nextCursor ?? '',
    });
    expect(newest.items.length + rest.items.length).toBe(
      await world.dataSource.manager.countBy(Delivery, { assemblyId: scene.assemblyId }),
    );
    await ledger.requeue(organizer, scene.assemblyId, id);
    await expect(ledger.requeue(organizer, scene.assemblyId, id)).rejects.toThrow('wrong_state');
    await start(true);
    await vi.waitFor(
      async () => {
        const row = (await deliveries(event.eventId)).find((one) => one.id === id);
        expect(row).toMatchObject({ status: 'sent', reason: '' });
      },
      { timeout: 15_000 },
    );
    const summary = await ledger.summary(scene.assemblyId);
    expect(summary.total).toBeGreaterThanOrEqual(8);
  });
});
