import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ worker: true });
});
afterAll(() => app?.close());

describe('api and worker together', () => {
  it('serve every queue', async () => {
    const { client } = await app.signInAs({ role: 'admin' });
    await expect
      .poll(async () => {
        const { text } = await client.get('/operations/queues');
        return text;
      })
      .not.toContain('stopped');
  });
});
