import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemActor } from '../../src/common/actor.js';
import type { Language } from '../../src/common/text/languages.js';
import { Delegation } from '../../src/delegations/delegation.entity.js';
import { Delegate } from '../../src/delegations/people/delegate.entity.js';
import { DelegationPeopleService } from '../../src/delegations/people/delegation-people.service.js';
import { BrowserApp } from './support/browser-app.js';
import { expectAccessible } from './support/checks.js';
import { closeReadersAfterEach } from './support/close-readers.js';
import { choose, fill, press } from './support/hands.js';

// One story for each language, on a machine that does much else.
vi.setConfig({ testTimeout: 300_000 });

/** Entries that the first page has. */
const PAGE = 20;

/** The delegation was returned for correction before; each story corrects it, and ends where it began. */
const STORIES = [
  { language: 'en', party: 'Gabon', removed: 'Jonas Weber' },
  { language: 'ar', party: 'الغابون', removed: 'Wei Chen' },
] as const;

const actor = systemActor('test', 'history');
let app: BrowserApp;
let delegation: Delegation;

const people = () => app.app.app.get(DelegationPeopleService, { strict: false });
const person = (familyName: string) =>
  app.app.dataSource.manager.findOneByOrFail(Delegate, {
    delegationId: delegation.id,
    familyName,
  });

beforeAll(async () => {
  app = await BrowserApp.startShown();
  delegation = await app.app.dataSource.manager.findOneByOrFail(Delegation, { memberIso2: 'GA' });
  const { assemblyId, id } = delegation;
  for (let turn = 1; turn <= PAGE; turn += 1) {
    const { id: personId, version } = await person('Benali');
    const change = { position: `Director ${turn}` };
    await people().edit(actor, assemblyId, id, personId, version, change);
  }
}, 600_000);
afterAll(() => app?.close());
closeReadersAfterEach(() => app);

/** What was done, as the focal point, an organizer on its behalf and a reviewer do it. */
async function correct(language: Language, party: string, reason: string): Promise<void> {
  const { assemblyId, id } = delegation;
  const head = await person('Benali');
  const focalPoint = await app.enter('ga', { language });
  const { page, t } = focalPoint;
  await page.goto(`/delegation/people?person=${head.id}`);
  await fill(page, t('people:position'), `Commissioner ${language}`);
  const saved = t('autosave.saved', { time: '' }).trim();
  await page.getByRole('form').getByText(saved, { exact: false }).first().waitFor();
  focalPoint.expectClean();

  const organizer = await app.enter('organizer', { language });
  await organizer.page.goto(`/registration/${id}`);
  const name = 'Amina Benali';
  await press(organizer.page, t('registration:editPerson', { name }));
  const dialog = organizer.page.getByRole('dialog');
  await fill(dialog, t('people:position'), `Director General ${language}`);
  await dialog.getByRole('button', { name: t('people:save') }).click();
  await dialog.waitFor({ state: 'detached' });
  organizer.expectClean();

  const submitted = await focalPoint.context.request.post(
    `/api/v1/assemblies/${assemblyId}/delegations/${id}/transitions`,
    { data: { transition: 'submit' } },
  );
  expect(submitted.status(), await submitted.text()).toBe(200);

  const reviewer = await app.enter('reviewer', { language });
  await reviewer.page.goto(`/registration/${id}`);
  await press(reviewer.page, t('registration:step.return.button'));
  const asked = reviewer.page.getByRole('dialog', {
    name: t('registration:step.return.title', { party }),
  });
  await asked.getByLabel(t('days:reason.own')).check();
  await asked.getByRole('textbox', { name: t('days:reason.words') }).fill(reason);
  await press(asked, t('registration:step.return.confirm'));
  await asked.waitFor({ state: 'detached' });
  reviewer.expectClean();
}

describe.each(STORIES)('the history in $language', ({ language, party, removed }) => {
  it('says who changed what from what to what, why, and on whose behalf', async () => {
    const { assemblyId, id } = delegation;
    const gone = await person(removed.split(' ')[1]!);
    await people().remove(actor, assemblyId, id, gone.id);
    const reason = `The passport of Amina Benali has expired (${language}).`;
    await correct(language, party, reason);

    const { page, t, expectClean } = await app.enter('organizer', { language });
    await page.goto(`/registration/${id}`);
    const section = page.locator('section').filter({
      has: page.getByRole('heading', { name: t('history:title'), exact: true }),
    });
    const entries = section.locator('ol > li');
    const entry = (...texts: string[]): Locator =>
      texts.reduce((found, text) => found.filter({ hasText: text }), entries).first();
    const whom = (action: string, name: string) =>
      t('history:whom', { what: t(`history:action.${action}`), name });

    // The reviewer's reason, and the organizer who acted for somebody.
    const by = (name: string) => t('history:by', { name });
    await entry(t('history:action.delegation.returned'), reason, by('Mehdi Tazi')).waitFor();
    await entry(
      whom('delegate.changed', 'Amina Benali'),
      `Commissioner ${language}`,
      `Director General ${language}`,
      t('history:byOnBehalf', { name: 'Leila Benali', delegation: party }),
    ).waitFor();
    const own = entry(whom('delegate.changed', 'Amina Benali'), by('Noor GA'));
    await own.locator('ins').getByText(`Commissioner ${language}`).waitFor();
    await own.locator('del').waitFor();
    await entry(whom('delegate.removed', t('history:removedPerson', { name: removed }))).waitFor();
    await expectAccessible(page, 'the history');

    // The first page is short; the next one follows it.
    expect(await entries.count()).toBe(PAGE);
    await press(section, t('history:more'));
    await expect.poll(() => entries.count()).toBeGreaterThan(PAGE);

    // Narrowed to a kind, and to a person who is no longer there.
    await choose(section, t('history:filter.kind'), t('history:kind.registration'));
    await entry(t('history:action.delegation.invited')).waitFor();
    await expect.poll(() => entry(t('history:action.delegate.changed')).count()).toBe(0);
    await section.getByRole('combobox', { name: t('history:filter.kind') }).click();
    await page.getByRole('option', { name: t('history:kind.people'), exact: true }).click();
    await choose(section, t('history:filter.person'), removed);
    await expect.poll(() => entries.count()).toBe(2);
    await entry(t('history:action.delegate.added'), removed).waitFor();
    expectClean();
  });
});
