import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { TFunction } from 'i18next';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { SetUp } from '../../../src/auth/links/set-up.js';
import type { Language } from '../../../src/common/text/languages.js';
import { serveWebClient } from '../../../src/web-client/web-client.js';
import {
  startTestApp,
  TEST_PASSWORD,
  type TestApp,
  type TestPerson,
} from '../../e2e/support/test-app.js';
import { copyDatabase, type DatabaseCopy } from '../../support/database.js';
import { launchChromium } from './chromium.js';
import { shownWorld } from './shown-world.js';
import { textsOf } from './texts.js';

const CLIENT = fileURLToPath(new URL('../../../dist/web', import.meta.url));
/** How long a page may take on a machine that does much else. */
const PATIENCE_MS = 60_000;
/** Lines of a page that the report of a failed test shows. */
const SHOWN_LINES = 80;

export const SIZES = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

export interface Device {
  language?: Language;
  size?: keyof typeof SIZES;
  scheme?: 'light' | 'dark';
}

/** A page of one reader's browser, the texts that it shows, and what went wrong on it. */
export interface Reader {
  page: Page;
  context: BrowserContext;
  t: TFunction;
  /** Fails when the page met an error since it was opened; see `watch`. */
  expectClean: () => void;
  /** What stands on the page, and what went wrong, for the report of a failed test. */
  describe: () => Promise<string>;
}

/** The real API and worker, the built client, and a Chromium to read it with. */
export class BrowserApp {
  /** Those whose browser is open. */
  private readonly readers = new Set<Reader>();

  private constructor(
    readonly app: TestApp,
    private readonly browser: Browser,
    private readonly database: DatabaseCopy,
  ) {}

  /** With an empty database, as after an installation. */
  static async start(): Promise<BrowserApp> {
    return BrowserApp.serve(await copyDatabase());
  }

  /** With an Assembly that has something on every page and accounts to `enter`; see `shown-world.ts`. */
  static async startShown(): Promise<BrowserApp> {
    const { template, files } = await shownWorld();
    return BrowserApp.serve(await copyDatabase(template), files);
  }

  private static async serve(database: DatabaseCopy, files?: string): Promise<BrowserApp> {
    const extend = (server: FastifyInstance) => serveWebClient(server, CLIENT);
    const [app, browser] = await Promise.all([
      startTestApp({
        worker: true,
        databaseUrl: database.url,
        extend,
        ...(files ? { files } : {}),
      }),
      launchChromium(),
    ]);
    return new BrowserApp(app, browser, database);
  }

  /** Ends the browsers of a test; of one that failed it first says what they show. */
  async closeReaders(failed: boolean): Promise<void> {
    for (const { page, context, describe } of this.readers) {
      if (failed && !page.isClosed()) console.error(await describe());
      await context.close();
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.app.close();
    await this.database.drop();
  }

  /** A browser in which one of the demonstration's people is signed in, by its one click. */
  async enter(account: string, device?: Device): Promise<Reader> {
    const reader = await this.reader(device);
    const answer = await reader.context.request.post('/api/v1/demo/sign-in', { data: { account } });
    expect(answer.status(), `${account}: ${await answer.text()}`).toBe(204);
    return reader;
  }

  /** A browser in which somebody new with the role is signed in. */
  async enterAs(person: TestPerson, device?: Device): Promise<Reader & { email: string }> {
    const reader = await this.reader(device);
    const { email } = await this.app.createPerson({
      language: device?.language ?? 'en',
      ...person,
    });
    const answer = await reader.context.request.post('/api/v1/auth/sign-in', {
      data: { email, password: TEST_PASSWORD },
      headers: { origin: this.app.url },
    });
    expect(answer.status(), await answer.text()).toBe(204);
    return { ...reader, email };
  }

  /** A browser of its own: no cookies, nothing stored but the language. */
  async reader({
    language = 'en',
    size = 'desktop',
    scheme = 'light',
  }: Device = {}): Promise<Reader> {
    const phone = size === 'phone';
    const context = await this.browser.newContext({
      baseURL: this.app.url,
      locale: language,
      colorScheme: scheme,
      reducedMotion: 'reduce',
      viewport: SIZES[size],
      deviceScaleFactor: 1,
      isMobile: phone,
      hasTouch: phone,
      storageState: {
        cookies: [],
        origins: [
          { origin: this.app.url, localStorage: [{ name: 'ga-language', value: language }] },
        ],
      },
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const troubles: string[] = [];
    await watch(context, troubles);
    const page = await context.newPage();
    const expectClean = () => expect(troubles).toEqual([]);
    const describe = async () => {
      const shown = page.getByRole('dialog').or(page.locator('main')).last();
      const lines = (await shown.ariaSnapshot()).split('\n').slice(0, SHOWN_LINES);
      return [page.url(), ...troubles, ...lines].join('\n');
    };
    const reader = { page, context, t: textsOf(language), expectClean, describe };
    this.readers.add(reader);
    context.on('close', () => this.readers.delete(reader));
    return reader;
  }

  /** The path of the one-time link that a server started empty prints. */
  async setUpPath(): Promise<string> {
    const link = await this.app.app.get(SetUp).link();
    if (!link) throw new Error('there is an admin already');
    return new URL(link).pathname;
  }
}

/**
 * Notes what no page may do: errors on the console, uncaught errors, breaches of the content security
 * policy, requests that fail or that the server could not answer.
 */
async function watch(context: BrowserContext, troubles: string[]): Promise<void> {
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    // Nobody is signed in yet: the first question of the client, and the browser writes it down.
    if (/\b401\b/.test(message.text()) && url.endsWith('/api/v1/session')) return;
    troubles.push(`console: ${message.text()} (${url})`);
  });
  context.on('weberror', (error) => troubles.push(`uncaught: ${String(error.error())}`));
  context.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left takes its open requests with it.
    if (reason !== 'net::ERR_ABORTED') troubles.push(`${reason} ${request.url()}`);
  });
}
