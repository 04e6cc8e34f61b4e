import { afterAll, beforeAll, expect, it } from 'vitest';
import { InstallationService } from '../../../src/assemblies/installation.service.js';
import { MailboxMessage } from '../../../src/mail/mailbox-message.entity.js';
import { MailboxService } from '../../../src/mail/mailbox.service.js';
import { entities } from '../../../src/entities.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { StandingClock } from '../../factories/world.js';

let database: TestDatabase;
let installation: InstallationService;
let mailbox: MailboxService;

beforeAll(async () => {
  database = await createTestDatabase(entities);
  installation = new InstallationService(database.dataSource, new StandingClock());
  mailbox = new MailboxService(database.dataSource, installation);
  await database.dataSource.manager.insert(
    MailboxMessage,
    ['a', 'b', 'c'].map((name) => ({
      id: crypto.randomUUID(),
      recipient: `${name}@example.org`,
      language: 'en',
      subject: name,
      html: `<p>${name}</p>`,
      text: name,
      sentAt: new Date('2025-11-01T10:00:00Z'),
    })),
  );
});
afterAll(async () => {
  await database.close();
});

it('is closed outside of a demonstration', async () => {
  await expect(mailbox.list({ limit: 10 })).rejects.toMatchObject({ code: 'not_found' });
  await expect(mailbox.get(crypto.randomUUID())).rejects.toMatchObject({ code: 'not_found' });
});

it('pages through the mails, those of the same moment too, and finds those of one address', async () => {
  await installation.set({ demonstration: true });
  const first = await mailbox.list({ limit: 2 });
  const second = await mailbox.list({ limit: 2, cursor: first.nextCursor ?? '' });
  expect(second.nextCursor).toBeNull();
  const subjects = [...first.items, ...second.items].map(({ subject }) => subject);
  expect(subjects.toSorted()).toEqual(['a', 'b', 'c']);
  const own = await mailbox.list({ limit: 10, recipient: 'B@example.org' });
  expect(own.items).toHaveLength(1);
  expect(await mailbox.get(own.items[0]?.id ?? '')).toMatchObject({ html: '<p>b</p>', text: 'b' });
});
