import type { Type } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clock, type SystemClock } from '../../src/common/clock.js';
import { Delegation } from '../../src/delegations/delegation.entity.js';
import { BrowserApp, type Reader } from './support/browser-app.js';
import { expectAccessible, expectNoOverflow, NARROWEST } from './support/checks.js';
import { fill, press } from './support/hands.js';

/** A delegation of each language, which the other does not touch; the second one at a desk with a phone. */
const DESKS = [
  {
    language: 'en',
    size: 'desktop',
    search: 'kenya',
    iso2: 'KE',
    country: 'Kenya',
    family: 'Wekesa',
    told: { account: 'ke', language: 'ar' },
  },
  {
    language: 'ar',
    size: 'phone',
    search: 'سنغال',
    iso2: 'SN',
    country: 'السنغال',
    family: 'Diop',
    told: { account: 'sn', language: 'en' },
  },
] as const;

let app: BrowserApp;
beforeAll(async () => {
  app = await BrowserApp.startShown();
}, 600_000);
afterAll(() => app?.close());

describe.each(DESKS)(
  'a desk in $language',
  ({ language, size, search, iso2, country, family, told }) => {
    let organizer: Reader;
    beforeAll(async () => {
      organizer = await app.enter('organizer', { language, size });
      if (size === 'phone') await organizer.page.setViewportSize(NARROWEST);
    });
    afterAll(() => organizer?.context.close());
    /** The search has the focus: a few letters and Enter lead to the form. */
    async function chooseDelegation() {
      const { page, t } = organizer;
      const label = page.getByLabel(t('walkIn:delegation'), { exact: true });
      await label.and(page.locator('input:focus')).waitFor();
      await page.keyboard.type(search);
      await page.getByRole('option', { name: country }).waitFor();
      await page.keyboard.press('Enter');
      return page.getByRole('form', { name: t('walkIn:title') });
    }
    /** For everybody, and on a phone as narrow as they come. */
    async function expectGood(what: string) {
      const { page } = organizer;
      await expectNoOverflow(page, `${what} in ${language}`);
      await expectAccessible(page, `${what} in ${language}`);
    }

    it('registers a walk-in from the search to the head of the review queue', async () => {
      const { page, t, expectClean } = organizer;
      await app.app.dataSource.manager.update(Delegation, { memberIso2: iso2 }, { quota: 3 });
      await page.goto('/registration');
      await page.getByRole('link', { name: t('walkIn:title') }).click();
      const form = await chooseDelegation();
      await fill(form, t('people:givenNames'), 'Nour');
      await fill(form, t('people:familyName'), family);
      await expectGood('the form');
      await fill(form, t('people:dateOfBirth'), '14.3.1983');
      await fill(form, t('people:documentNumber'), `WK${iso2}4711`);
      await fill(form, t('people:documentExpiresOn'), '31.8.2029');
      await press(form, t('walkIn:registerForReview'));
      await form.getByText(t('walkIn:full.needed')).waitFor();
      await form.getByLabel(t('walkIn:full.grant', { party: country })).check();
      await press(form, t('walkIn:registerForReview'));
      const done = page.getByRole('region', {
        name: t('walkIn:done.title', { name: `Nour ${family}` }),
      });
      await done.getByText(t('people:mark.walkIn')).waitFor();
      await expectGood('what follows');
      await done.getByRole('link', { name: t('walkIn:done.review') }).click();
      const queue = page.getByRole('navigation', { name: t('review:kind.person') });
      const item = page.getByRole('heading', { level: 2, name: `Nour ${family}` });
      await item.waitFor();
      if (size === 'desktop') {
        const first = queue.getByRole('listitem').first();
        expect(await first.innerText()).toContain(t('people:mark.walkIn'));
        expect(await first.innerText()).toContain(t('people:mark.onBehalf'));
        expect(await first.innerText()).toContain(family);
      }
      await press(page, t('review:step.clear', { name: family }));
      await item.waitFor({ state: 'detached' });
      expectClean();
    });

    it('says what waits when the document is not there, and goes on with the next', async () => {
      const { page, t, expectClean } = organizer;
      await page.goto('/registration/walk-in');
      const form = await chooseDelegation();
      await fill(form, t('people:givenNames'), 'Nour');
      await fill(form, t('people:familyName'), family);
      await fill(form, t('people:dateOfBirth'), '14.3.1983');
      await form.getByLabel(t('walkIn:full.grant', { party: country })).check();
      await press(form, t('walkIn:register'));
      // Who is registered a second time is let in, with a warning that leads to the other one.
      await page.getByText(t('people:samePerson')).waitFor();
      await page.getByText(t('status:delegate.draft')).waitFor();
      await press(page, t('walkIn:done.another'));
      await form.waitFor();
      expect(await form.getByLabel(t('people:familyName')).inputValue()).toBe('');
      expectClean();
    });

    it('tells the focal point, in the language of that person', async () => {
      const reader = await app.enter(told.account, { language: told.language });
      const { page, t, expectClean } = reader;
      await page.goto('/inbox');
      await page.getByText(`Nour ${family}`).first().waitFor();
      await page.goto('/delegation/people');
      await page
        .getByRole('link', { name: `Nour ${family}` })
        .first()
        .click();
      await page.getByText(t('people:mark.walkIn')).waitFor();
      await page.getByText(t('people:mark.forYou')).waitFor();
      expectClean();
      await reader.context.close();
    });
  },
);

describe('the way to the desk', () => {
  it('stands beside the main action before the Assembly, and is it on its days', async () => {
    const clock = app.app.app.get(Clock as unknown as Type<SystemClock>);
    const variant = async (path: string) => {
      const { page, t, context, expectClean } = await app.enter('organizer');
      await page.goto(path);
      const link = page.getByRole('link', { name: t('walkIn:title') });
      await link.waitFor();
      const shown = await link.getAttribute('data-variant');
      expectClean();
      await context.close();
      return shown;
    };
    const kenya = { memberIso2: 'KE' };
    const { id } = await app.app.dataSource.manager.findOneByOrFail(Delegation, kenya);
    const paths = ['/registration', `/registration/${id}`];
    for (const path of paths) expect(await variant(path)).toBe('default');
    clock.shift(Date.parse('2025-11-25T09:00:00Z') - Date.now());
    for (const path of paths) expect(await variant(path)).toBe('filled');
  });
});
