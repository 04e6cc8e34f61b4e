import { expect } from 'vitest';
import { eventually } from './mailbox.js';
import type { TestClient } from './test-client.js';

export interface LivePage {
  /** Types of the events so far, in order. */
  readonly types: string[];
  close(): void;
}

/** An open page of the signed-in reader: reads the server-sent events until it is closed. */
export async function openPage(client: TestClient): Promise<LivePage> {
  const controller = new AbortController();
  const response = await fetch(`${client.baseUrl}/api/v1/live`, {
    headers: { cookie: client.cookie, accept: 'text/event-stream' },
    signal: controller.signal,
  });
  expect(response.status).toBe(200);
  const types: string[] = [];
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        const type = /^event: ?(.+)$/.exec(line)?.[1];
        if (type !== undefined) types.push(type);
      }
    }
  };
  // Closing the page ends the reading with an error that says no more than that.
  void read().catch(() => undefined);
  await eventually(async () => (types.includes('ready') ? types : null));
  return { types, close: () => controller.abort() };
}
