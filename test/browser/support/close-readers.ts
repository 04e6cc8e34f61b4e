import { afterEach } from 'vitest';
import type { BrowserApp } from './browser-app.js';

/** Each test of the file has browsers of its own, which end with it. */
export function closeReadersAfterEach(app: () => BrowserApp | undefined): void {
  afterEach(({ task }) => app()?.closeReaders(task.result?.state === 'fail'));
}
