import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Invitation } from '../../../src/auth/invitation.entity.js';
import { UserAccount } from '../../../src/auth/user-account.entity.js';
import { Deliver } from '../../../src/notifications/deliver.service.js';
import { Delivery } from '../../../src/notifications/delivery.entity.js';
import { FanOut } from '../../../src/notifications/fan-out.service.js';
import { OutboxEvent } from '../../../src/outbox/outbox-event.entity.js';
import { eventJob } from '../../../src/outbox/outbox-relay.js';
import { createDelegation } from '../../factories/delegations.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';
import { createScene, emitMeeting, FIRST, SECOND, type Scene } from '../notifications/scene.js';
import { startResting } from '../queue/pipeline.js';
import { startSmtpSink } from './smtp-sink.js';

const REFUSED = 'gone@example.org';

let world: World;
let scene: Scene;
let sink: Awaited<ReturnType<typeof startSmtpSink>>;
let process: INestApplicationContext;

/** The parts of a mail, decoded. */
function decode(source: string): string {
  return source
    .split(/\r?\n(?=--)/)
    .map((part) => {
      const [head = '', ...body] = part.split(/\r?\n\r?\n/);
      const text = body.join('\n\n');
      if (/base64/i.test(head)) return `${head}\n\n${Buffer.from(text, 'base64').toString('utf8')}`;
      if (!/quoted-printable/i.test(head)) return part;
      const bytes = text
        .replace(/=\r?\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
      return `${head}\n\n${Buffer.from(bytes, 'latin1').toString('utf8')}`;
    })
    .join('\n');
}

function mailTo(email: string): string {
  const found = sink.mails.filter(({ to }) => to.includes(email));
  expect(found).toHaveLength(1);
  return decode(found[0]?.source ?? '');
}

async function deliverAll(eventId: string): Promise<void> {
  const rows = await world.dataSource.manager.findBy(Delivery, { eventId, channel: 'email' });
  for (const { id } of rows) await process.get(Deliver).run(id);
}

beforeAll(async () => {
  world = await createWorld();
  sink = await startSmtpSink([REFUSED]);
  scene = await createScene(world, ['fr', 'es', 'ar']);
  process = await startResting({
    databaseUrl: world.database.url,
    smtpUrl: sink.url,
    clock: world.clock,
  });
});
afterAll(async () => {
  await process?.close();
  await sink?.stop();
  await world?.database.close();
});

it('writes to each reader in that reader’s language, with both times and rooms', async () => {
  const event = await emitMeeting(world, scene, 'meeting.rescheduled', {
    before: { ...FIRST, roomId: scene.roomId },
    after: { ...SECOND, roomId: scene.otherRoomId },
  });
  await process.get(FanOut).run(event);
  await deliverAll(event.eventId);
  const emails = await Promise.all(
    scene.readers.map(({ userId }) =>
      world.dataSource.manager.findOneByOrFail(UserAccount, { id: userId ?? '' }),
    ),
  );
  const expected = {
    en: ['Morocco – Japan', '26 November 2025', '09:00–09:30', 'UTC+1', 'Before: Tuesday'],
    fr: [
      'Maroc – Japon',
      'mercredi 26 novembre 2025',
      '09:00–09:30',
      'Auparavant : mardi 25 novembre 2025',
    ],
    es: [
      'Marruecos – Japón',
      'miércoles, 26 de noviembre de 2025',
      'Antes: martes, 25 de noviembre de 2025',
    ],
    ar: ['المغرب', 'اليابان', 'الأربعاء، 26 نوفمبر 2025', 'الموعد السابق', 'dir="rtl"'],
  };
  for (const { email, language } of emails) {
    const mail = mailTo(email);
    for (const text of [
      ...expected[language],
      'Toubkal 1',
      'Atlas 2',
      'Exchange of liaison officers',
    ]) {
      expect(mail, `${language}: ${text}`).toContain(text);
    }
    expect(mail).toContain(`Content-Language: ${language}`);
    expect(mail).toContain('text/plain');
    expect(mail).toContain('/delegation/agenda');
  }
  // Readers from Tokyo are told their own time too, after that of the Assembly.
  const japanese = emails.filter((_, index) => index === 1 || index === 3);
  for (const { email } of japanese) expect(mailTo(email)).toContain('UTC+9');
});

it('sends an invitation with its link, which stands in no table and no job', async () => {
  const invitation = await world.transactor.run(
    { userId: null, name: 'test', language: 'en', grants: [], requestId: 'test' },
    (tx) =>
      world.invitations.create(tx, {
        email: 'focal@example.org',
        name: 'Salma <Bennani>',
        language: 'fr',
        role: 'organizer',
        assemblyId: scene.assemblyId,
        delegationId: null,
      }),
  );
  const event = await world.dataSource.manager.findOneByOrFail(OutboxEvent, {
    aggregateId: invitation.id,
  });
  await process.get(FanOut).run(eventJob(event));
  await deliverAll(event.id);
  const mail = mailTo('focal@example.org');
  const link = /http:\/\/127\.0\.0\.1:3000\/invitation\/([\w-]{43})/.exec(mail);
  expect(link).not.toBeNull();
  expect(mail).toContain('Bonjour');
  expect(mail).toContain('Salma &lt;Bennani&gt;');
  expect(mail).not.toContain('Salma <Bennani>,</div>');
  const token = link?.[1] ?? '';
  const opened = await world.invitations.read(token, 'invitation');
  expect(opened.id).toBe(invitation.id);
  const stored = await world.dataSource.query(
    'SELECT (SELECT count(*) FROM delivery d WHERE d::text LIKE $1)::int AS deliveries, (SELECT count(*) FROM bullmq.job j WHERE j::text LIKE $1)::int AS jobs',
    [`%${token}%`],
  );
  expect(stored).toEqual([{ deliveries: 0, jobs: 0 }]);
});

it('does not send a link that was used meanwhile', async () => {
  const [invitation] = await world.dataSource.manager.find(Invitation, {
    where: { email: 'focal@example.org' },
  });
  const [delivery] = await world.dataSource.manager.find(Delivery, {
    where: { recipientKey: invitation?.id ?? '' },
  });
  await world.dataSource.manager.update(Invitation, invitation?.id ?? '', {
    usedAt: world.clock.now(),
  });
  await world.dataSource.manager.update(Delivery, delivery?.id ?? '', { status: 'pending' });
  const before = sink.mails.length;
  await process.get(Deliver).run(delivery?.id ?? '');
  expect(sink.mails).toHaveLength(before);
  const after = await world.dataSource.manager.findOneByOrFail(Delivery, {
    id: delivery?.id ?? '',
  });
  expect(after).toMatchObject({ status: 'suppressed', reason: 'link_used' });
});

it('notes an address that the server refuses for good, without further tries', async () => {
  const [reader] = scene.readers;
  await world.dataSource.manager.update(UserAccount, reader?.userId ?? '', { email: REFUSED });
  const event = await emitMeeting(world, scene, 'meeting.cancelled', {
    before: { ...SECOND, roomId: scene.otherRoomId },
  });
  await process.get(FanOut).run(event);
  await deliverAll(event.eventId);
  const delivery = await world.dataSource.manager.findOneByOrFail(Delivery, {
    eventId: event.eventId,
    channel: 'email',
    recipientId: reader?.userId ?? '',
  });
  expect(delivery).toMatchObject({ status: 'bounced', reason: 'address_refused', attempts: 1 });
});

it('says at the delegation that an invitation came back, until another address is asked', async () => {
  const { delegation } = await createDelegation(world, scene.assemblyId, 'KE');
  const { assemblyId } = scene;
  const organizer = await createUser(world, 'organizer', { assemblyId });
  const invite = async (email: string, replaces?: string) => {
    const { id } = await world.focalPoints.invite(organizer, assemblyId, delegation.id, {
      name: 'Wanjiru Kamau',
      email,
      language: 'en',
      ...(replaces !== undefined && { replaces }),
    });
    const event = await world.dataSource.manager.findOneByOrFail(OutboxEvent, { aggregateId: id });
    await process.get(FanOut).run(eventJob(event));
    await deliverAll(event.id);
    return id;
  };
  const invited = async () => {
    const all = await world.focalPoints.list(organizer, assemblyId, delegation.id);
    return all
      .filter(({ state }) => state !== 'accepted')
      .map(({ email, state }) => ({ email, state }));
  };
  const id = await invite(REFUSED);
  expect(await invited()).toEqual([{ email: REFUSED, state: 'undelivered' }]);
  await invite('wanjiru@example.org', id);
  expect(await invited()).toEqual([{ email: 'wanjiru@example.org', state: 'sent' }]);
});
