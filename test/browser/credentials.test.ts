import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/common/actor.js';
import type { Language } from '../../src/common/text/languages.js';
import { letterPdf } from '../../src/demo/domain/letter-pdf.js';
import { ReferenceLoader } from '../../src/reference/reference-loader.js';
import { createScene, type Scene } from '../e2e/bad-input/scene.js';
import { TEST_PASSWORD } from '../e2e/support/test-app.js';
import { BrowserApp, type Device, type Reader } from './support/browser-app.js';
import { check, choose, fill, press } from './support/hands.js';

const LETTER = {
  name: 'letter.png',
  mimeType: 'image/png',
  buffer: letterPdf({ heading: 'Letter of credentials', lines: ['For GA93.'] }),
};

let app: BrowserApp;
let scene: Scene;

beforeAll(async () => {
  app = await BrowserApp.start();
  await app.app.app.get(ReferenceLoader).load();
  scene = await createScene(app.app);
});
afterAll(() => app?.close());

/** A browser in which somebody with the role is signed in. */
async function readerAs(role: Role, device: Device & { language: Language }): Promise<Reader> {
  const { assemblyId, delegationId } = scene.ids;
  const { email } = await app.app.createPerson({
    role,
    assemblyId,
    ...(role === 'focal_point' ? { delegationId } : {}),
    language: device.language,
  });
  const reader = await app.reader(device);
  const answer = await reader.context.request.post('/api/v1/auth/sign-in', {
    data: { email, password: TEST_PASSWORD },
  });
  expect(answer.status()).toBe(204);
  return reader;
}

async function expectAccessible(page: Page, part = 'main'): Promise<void> {
  // What the browser's own viewer shows of a PDF is not ours.
  const { violations } = await new AxeBuilder({ page }).include(part).exclude('iframe').analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary}`),
  );
  expect(found).toEqual([]);
}

describe('credentials', () => {
  it('are filled in, handed in and verified power by power', async () => {
    const reader = await readerAs('focal_point', { language: 'en' });
    const { page, t } = reader;
    await page.goto('/delegation/credentials');
    await page.locator('input[type=file]').setInputFiles(LETTER);
    await page.locator('iframe').waitFor();
    await fill(page, t('credentials:field.signatoryName'), 'Karim Alaoui');
    await fill(page, t('credentials:field.signedOn'), '20 October 2025');
    const capacity = t('credentials:capacity.minister_of_interior');
    await choose(page, t('credentials:field.signatoryCapacity'), capacity);
    for (const power of ['represent', 'vote'] as const) {
      await page.getByRole('checkbox', { name: t(`credentials:power.${power}`) }).check();
    }
    await page.getByText(t('credentials:savedAt', { time: '' }).trim()).waitFor();
    await expectAccessible(page);
    await press(page, t('credentials:submit'));
    await page.getByText(t('credentials:state.received'), { exact: true }).waitFor();
    reader.expectClean();

    const reviewer = await readerAs('reviewer', { language: 'ar' });
    const { t: ar } = reviewer;
    await reviewer.page.goto(`/registration/${scene.ids.delegationId}`);
    await reviewer.page.locator('iframe').waitFor();
    await expectAccessible(reviewer.page);
    await check(reviewer.page, ar('credentials:power.vote'));
    await press(reviewer.page, ar('credentials:review.verify', { count: 2 }));
    await reviewer.page.getByText(ar('credentials:state.verified'), { exact: true }).waitFor();
    reviewer.expectClean();
    // The page of the focal point follows by itself.
    await page.getByText(t('credentials:state.verified'), { exact: true }).waitFor();
    await Promise.all([reader.context.close(), reviewer.context.close()]);
  });

  it('say why a file is not taken', async () => {
    const reader = await readerAs('organizer', { language: 'ar' });
    const { delegationId } = scene.spain;
    const base = `/api/v1${scene.base}/delegations/${delegationId}/credentials/letter`;
    const answer = await reader.context.request.put(base, {
      data: Buffer.from('MZ not a letter'),
      headers: { 'content-type': 'application/pdf', 'accept-language': 'ar' },
    });
    expect(answer.status()).toBe(415);
    expect(((await answer.json()) as { title: string }).title).toMatch(/[\u0600-\u06ff]/);
    await reader.context.close();
  });
});

describe('the photo of a person', () => {
  it.each(['en', 'ar'] as const)(
    'is chosen, cut with the keyboard and sent in %s',
    async (language) => {
      const reader = await readerAs('focal_point', { language, size: 'phone' });
      const { page, t } = reader;
      await page.goto(`/delegation/people?person=${scene.ids.personId}`);
      const buffer = await sharp({
        create: { width: 1600, height: 1200, channels: 3, background: '#336699' },
      })
        .jpeg()
        .toBuffer();
      const image = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer };
      const photo = page.getByRole('img', { name: t('photo:of', { name: 'Alex MA' }) });
      const before = await photo.getAttribute('src', { timeout: 1_000 }).catch(() => null);
      await page.locator('input[type=file]').setInputFiles(image);
      const dialog = page.getByRole('dialog');
      const frame = dialog.getByTestId('cropper');
      await frame.focus();
      await frame.press('ArrowRight');
      await expectAccessible(page, '[role=dialog]');
      await press(dialog, t('photo:save'));
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(() => photo.getAttribute('src')).not.toBe(before);
      reader.expectClean();
      await reader.context.close();
    },
  );
});
