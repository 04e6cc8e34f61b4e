import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const SYSTEM = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The machine's own Chromium where there is one, else the one that comes from npm. */
export async function launchChromium(): Promise<Browser> {
  const system = SYSTEM.find((path) => path !== undefined && existsSync(path));
  if (system) return chromium.launch({ executablePath: system, args: ARGUMENTS });
  const { default: packed } = await import('@sparticuz/chromium');
  // Not with the arguments that the package proposes for its cloud: in their single process all readers
  // would share one storage, and web security would be off.
  return chromium.launch({ executablePath: await packed.executablePath(), args: ARGUMENTS });
}
