import { expect, vi } from 'vitest';
import type { Language } from '../../../src/common/text/languages.js';
import { MailboxMessage } from '../../../src/mail/mailbox-message.entity.js';
import { TEST_PASSWORD, type TestApp } from './test-app.js';
import type { TestClient } from './test-client.js';

/** How long a job may take on a machine that does much else. */
const PATIENCE = { timeout: 60_000, interval: 50 };

/** Waits until `look` answers something. */
export function eventually<T>(look: () => Promise<T | null | undefined>): Promise<T> {
  return vi.waitFor(async () => {
    const answer = await look();
    if (answer === null || answer === undefined)
      throw new Error('what was waited for did not come');
    return answer;
  }, PATIENCE);
}

/** The mails that an address has got, the oldest first. */
export function mailsTo({ dataSource }: TestApp, recipient: string): Promise<MailboxMessage[]> {
  return dataSource.manager.find(MailboxMessage, {
    where: { recipient },
    order: { sentAt: 'ASC' },
  });
}

/** Waits for a mail with a link to the page and returns the link's token; the newest one counts. */
export function tokenFor(app: TestApp, recipient: string, page: string): Promise<string> {
  const link = new RegExp(`http://planner\\.test/${page}/([\\w-]+)`);
  return eventually(async () => {
    const found = (await mailsTo(app, recipient)).flatMap(({ text }) => link.exec(text)?.[1] ?? []);
    return found.at(-1);
  });
}

/** Follows the link in an invitation's mail; the new account is signed in. */
export async function acceptInvitation(
  app: TestApp,
  email: string,
  { name, language }: { name: string; language: Language },
): Promise<TestClient> {
  const client = app.client();
  const token = await tokenFor(app, email, 'invitation');
  const body = { name, language, password: TEST_PASSWORD };
  const { status, text } = await client.post(`/invitations/${token}/accept`, body);
  expect(status, text).toBe(204);
  return client;
}
