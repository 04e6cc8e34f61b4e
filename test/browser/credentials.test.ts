import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/common/actor.js';
import type { Language } from '../../src/common/text/languages.js';
import { letterPdf } from '../../src/demo/domain/letter-pdf.js';
import { ReferenceLoader } from '../../src/reference/reference-loader.js';
import { createScene, type Scene } from '../e2e/bad-input/scene.js';
import { TEST_PASSWORD } from '../e2e/support/test-app.js';
import { BrowserApp, type Device, type Reader } from './support/browser-app.js';
import { expectAccessible } from './support/checks.js';
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
async function readerAs(
  role: Role,
  {
    delegationId = scene.ids.delegationId,
    name,
    ...device
  }: Device & { language: Language; delegationId?: string; name?: string },
): Promise<Reader> {
  const { assemblyId } = scene.ids;
  const { email } = await app.app.createPerson({
    role,
    assemblyId,
    ...(name && { name }),
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

/** What the form says once all that was typed is with the server. */
const saved = ({ page, t }: Reader) =>
  page.getByText(t('autosave.saved', { time: '' }).trim(), { exact: false }).first();

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
    await saved(reader).waitFor();
    await expectAccessible(page, 'the form', { part: 'main' });
    await press(page, t('credentials:submit'));
    await page.getByText(t('credentials:state.received'), { exact: true }).waitFor();
    reader.expectClean();

    const reviewer = await readerAs('reviewer', { language: 'ar' });
    const { t: ar } = reviewer;
    await reviewer.page.goto(`/registration/${scene.ids.delegationId}`);
    await reviewer.page.locator('iframe').waitFor();
    await expectAccessible(reviewer.page, 'the review', { part: 'main' });
    await check(reviewer.page, ar('credentials:power.vote'));
    await press(reviewer.page, ar('credentials:review.verify', { count: 2 }));
    await reviewer.page.getByText(ar('credentials:state.verified'), { exact: true }).waitFor();
    reviewer.expectClean();
    // The page of the focal point follows by itself.
    await page.getByText(t('credentials:state.verified'), { exact: true }).waitFor();
    await Promise.all([reader.context.close(), reviewer.context.close()]);
  });

  it('are filled in by two people at once; of the same field both values stand until one is taken', async () => {
    const { delegationId } = scene.spain;
    const names = { en: 'Lucía Vega', ar: 'ليلى رمضان' };
    const member = (language: 'en' | 'ar') =>
      readerAs('focal_point', { language, delegationId, name: names[language] });
    const [one, two] = [await member('en'), await member('ar')];
    await Promise.all([one, two].map(({ page }) => page.goto('/delegation/credentials')));
    const field = ({ page, t }: Reader, name: 'signatoryName' | 'signatoryFunction') =>
      page.getByRole('textbox', { name: t(`credentials:field.${name}`), exact: true });
    const write = (reader: Reader, name: Parameters<typeof field>[1], value: string) =>
      fill(reader.page, reader.t(`credentials:field.${name}`), value);
    const shows = (reader: Reader, name: Parameters<typeof field>[1], value: string) =>
      expect.poll(() => field(reader, name).inputValue()).toBe(value);
    const power = ({ page, t }: Reader, name: 'vote' | 'represent') =>
      page.getByRole('checkbox', { name: t(`credentials:power.${name}`) });

    // Different fields, and different powers, merge without a word.
    await write(one, 'signatoryName', 'Karim Alaoui');
    await write(two, 'signatoryFunction', 'Permanent Secretary');
    await power(one, 'represent').check();
    await power(two, 'vote').check();
    for (const reader of [one, two]) {
      await shows(reader, 'signatoryName', 'Karim Alaoui');
      await shows(reader, 'signatoryFunction', 'Permanent Secretary');
      await expect.poll(() => power(reader, 'represent').isChecked()).toBe(true);
      await expect.poll(() => power(reader, 'vote').isChecked()).toBe(true);
      reader.expectClean();
    }

    // The same field: who comes second reads both, and from whom.
    const clashOf = ({ page, t }: Reader) => {
      const label = t('credentials:field.signatoryName');
      return page.getByRole('group', { name: t('autosave.clash.label', { field: label }) });
    };
    const bothWrite = async (
      [early, first]: [Reader, string],
      [late, second]: [Reader, string],
    ): Promise<void> => {
      await late.context.setOffline(true);
      await write(late, 'signatoryName', second);
      await late.page.getByText(late.t('autosave.offline'), { exact: false }).first().waitFor();
      await write(early, 'signatoryName', first);
      await saved(early).waitFor();
      await late.context.setOffline(false);
      await clashOf(late).getByText(first, { exact: true }).waitFor();
      await clashOf(late).getByText(second, { exact: true }).waitFor();
    };
    await bothWrite([one, 'Karim El Alaoui'], [two, 'K. Alaoui']);
    await clashOf(two).getByText(names.en).waitFor();
    await expectAccessible(two.page, 'two values', { part: 'main' });
    // Nothing is handed in while a choice is open.
    await press(two.page, two.t('credentials:submit'));
    await two.page.getByText(two.t('credentials:unsaved')).waitFor();
    await press(clashOf(two), two.t('autosave.clash.keep'));
    await clashOf(two).waitFor({ state: 'detached' });
    await shows(one, 'signatoryName', 'K. Alaoui');

    await bothWrite([two, 'كريم العلوي'], [one, 'Karim Alaoui Senior']);
    await clashOf(one).getByText(names.ar).waitFor();
    await press(clashOf(one), one.t('autosave.clash.take'));
    await clashOf(one).waitFor({ state: 'detached' });
    await shows(one, 'signatoryName', 'كريم العلوي');
    await Promise.all([one.context.close(), two.context.close()]);
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
      await expectAccessible(page, 'the photo', { part: '[role=dialog]' });
      await press(dialog, t('photo:save'));
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(() => photo.getAttribute('src')).not.toBe(before);
      reader.expectClean();
      await reader.context.close();
    },
  );
});
