import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Delegation } from '../../src/delegations/delegation.entity.js';
import { Party } from '../../src/delegations/parties/party.entity.js';
import { BrowserApp, type Reader } from './support/browser-app.js';
import { expectAccessible } from './support/checks.js';
import { closeReadersAfterEach } from './support/close-readers.js';
import { choose, fill, press } from './support/hands.js';

// One story for each language, on a machine that does much else.
vi.setConfig({ testTimeout: 180_000 });

/** Those of the small world, in this order: head, alternate, delegate. */
const [HEAD, ALTERNATE, DELEGATE] = ['Amina Benali', 'Jonas Weber', 'Wei Chen'] as const;

/** A confirmed delegation with a sub-bureau, and what becomes of its wish for a place. */
const STORIES = [
  { iso2: 'CN', bureau: 'HK', language: 'en', size: 'desktop', places: 'granted' },
  { iso2: 'GB', bureau: 'GI', language: 'ar', size: 'phone', places: 'refused' },
] as const;

let app: BrowserApp;

beforeAll(async () => {
  app = await BrowserApp.startShown();
});
afterAll(() => app?.close());
closeReadersAfterEach(() => app);

describe.each(STORIES)('the wishes of $iso2 in $language', (story) => {
  const { language, size } = story;

  it('are asked for, decided with a reason and read; people change places and roles', async () => {
    const { manager } = app.app.dataSource;
    const delegation = await manager.findOneByOrFail(Delegation, { memberIso2: story.iso2 });
    const { id: delegationId, assemblyId } = delegation;
    const { names } = await manager.findOneByOrFail(Party, { delegationId, code: story.bureau });
    const bureau = names[language];
    // No place is left, as many have come as there are places.
    await manager.update(Delegation, { id: delegationId }, { quota: 3 });

    const own = await app.enterAs(
      { role: 'focal_point', assemblyId, delegationId },
      { language, size },
    );
    const { page, t } = own;
    const list = page.getByRole('navigation', { name: t('people:list') });
    const rowOf = (name: string) => list.getByRole('link', { name });
    const toList = async () => {
      await page.goto('/delegation/people');
      await rowOf(DELEGATE).waitFor();
    };
    const openCard = async (name: string) => {
      await toList();
      await rowOf(name).click();
      await page.getByRole('form', { name }).waitFor();
    };
    const dialog = page.getByRole('dialog');
    const part = (title: string) =>
      page
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: title, exact: true }) });

    // A weapon and close protection for one person, each with its details.
    await openCard(DELEGATE);
    for (const [kind, detail] of [
      ['weapon', 'Pistol, 9 mm, ABC123'],
      ['close_protection', 'Two guards of the ministry'],
    ] as const) {
      await press(page, t('people:permits.ask'));
      await press(dialog, t('people:permits.send'));
      await dialog.getByText(t('people:permits.detailMissing')).waitFor();
      await dialog.getByText(t(`people:permits.kind.${kind}`), { exact: true }).click();
      await fill(dialog, t('people:permits.detail'), detail);
      if (kind === 'weapon') await expectAccessible(page, 'a permit', { part: '[role=dialog]' });
      await finish(dialog, t('people:permits.send'));
      await page.getByText(detail).waitFor();
    }
    // Both are asked for: nothing else is left to ask.
    expect(await page.getByRole('button', { name: t('people:permits.ask') }).count()).toBe(0);

    // One more place, with the reason.
    await toList();
    await press(list, t('people:places.ask'));
    await press(dialog, t('people:places.send'));
    await dialog.getByText(t('people:places.reasonMissing')).waitFor();
    await fill(dialog, t('people:places.reason'), 'The minister brings an interpreter.');
    await finish(dialog, t('people:places.send'));
    await list.getByText(t('status:places.open')).waitFor();
    expect(await list.getByRole('button', { name: t('people:places.ask') }).count()).toBe(0);

    // Protocol grants one permit and refuses the other, with a reason; places are not its business.
    const protocol = await app.enter('protocol', { language, size });
    await decide(protocol, delegation, async (desk) => {
      await expectAccessible(desk, 'the wishes', { part: 'main' });
      const wish = (detail: string) => desk.getByRole('listitem').filter({ hasText: detail });
      const box = desk.getByRole('dialog');
      expect(await desk.getByRole('button', { name: t('registration:wishes.grant') }).count()).toBe(
        0,
      );
      await wish('ABC123').getByText(t('registration:wishes.approve'), { exact: true }).click();
      await finish(box, t('registration:wishes.approveConfirm'));
      await wish('ABC123').getByText(t('status:permit.approved')).waitFor();
      await wish('Two guards').getByText(t('registration:wishes.refuse'), { exact: true }).click();
      await press(box, t('registration:wishes.refuseConfirm'));
      await box.getByText(t('days:reason.unwritten')).waitFor();
      await fill(box, t('days:reason.label'), 'The venue has its own guards.');
      await finish(box, t('registration:wishes.refuseConfirm'));
      await wish('Two guards').getByText(t('status:permit.refused')).waitFor();
    });

    // An organizer answers the wish for a place.
    const organizer = await app.enter('organizer', { language, size });
    await decide(organizer, delegation, async (desk) => {
      const box = desk.getByRole('dialog');
      if (story.places === 'granted') {
        await press(desk, t('registration:wishes.grant'));
        await fill(box, t('registration:wishes.answer'), 'One, near the door.');
        await finish(box, t('registration:wishes.grantConfirm'));
      } else {
        await press(desk, t('registration:wishes.refusePlaces'));
        await fill(box, t('days:reason.label'), 'The hall is full.');
        await finish(box, t('registration:wishes.refuseConfirm'));
      }
      await desk
        .getByText(t(`status:places.${story.places}`))
        .first()
        .waitFor();
    });
    const { quota } = await manager.findOneByOrFail(Delegation, { id: delegationId });
    expect(quota).toBe(story.places === 'granted' ? 4 : 3);

    // The focal point reads the answers.
    await toList();
    await list.getByText(t(`status:places.${story.places}`)).waitFor();
    await list
      .getByText(story.places === 'granted' ? 'One, near the door.' : 'The hall is full.')
      .waitFor();
    await openCard(DELEGATE);
    await page.getByText(t('status:permit.approved')).waitFor();
    await page.getByText('The venue has its own guards.').waitFor();

    // A person comes for a sub-bureau: said on the card, in the lists, and only such a person stands for it.
    await choose(page, t('people:bureau'), bureau);
    await page
      .getByText(t('autosave.saved', { time: '' }).trim(), { exact: false })
      .first()
      .waitFor();
    await toList();
    await rowOf(DELEGATE).getByText(bureau).waitFor();
    const seat = part(t('people:meetings.titleOf', { name: bureau }));
    await choose(seat, t('people:meetings.principal'), DELEGATE);
    await expect
      .poll(
        async () =>
          (await manager.findOneByOrFail(Party, { delegationId, code: story.bureau })).principalId,
      )
      .not.toBeNull();
    await seat.getByLabel(t('people:meetings.principal')).first().click();
    expect(await page.getByRole('option').allInnerTexts()).toEqual([DELEGATE]);
    await page.keyboard.press('Escape');
    await organizer.page.reload();
    await organizer.page
      .getByText(`${t('people:role.delegate')} · ${bureau}`)
      .filter({ visible: true })
      .first()
      .waitFor();

    // The lead is handed over: the two exchange their roles.
    await choose(part(t('people:leads.title')), t('people:role.head'), DELEGATE);
    await finish(dialog, t('people:handover.confirm'));
    await rowOf(DELEGATE).getByText(t('people:role.head')).waitFor();
    await rowOf(HEAD).getByText(t('people:role.delegate')).waitFor();

    // Somebody else takes the place of one who cannot come; as many people come as before.
    const coming = await page.getByRole('heading', { level: 1 }).locator('..').innerText();
    await openCard(ALTERNATE);
    await press(page, t('people:replace.button'));
    await press(dialog, t('people:replace.confirm'));
    await dialog.getByText(t('people:replace.nameMissing')).waitFor();
    await fill(dialog, t('people:givenNames'), 'Lucía');
    await fill(dialog, t('people:familyName'), 'Prieto');
    await finish(dialog, t('people:replace.confirm'));
    await page.getByRole('form', { name: 'Lucía Prieto' }).waitFor();
    await toList();
    await rowOf('Lucía Prieto').getByText(t('people:role.alternate')).waitFor();
    await rowOf(ALTERNATE).getByText(t('status:delegate.replaced')).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).locator('..').innerText()).toBe(coming);
    for (const reader of [own, protocol, organizer]) reader.expectClean();
  });
});

/** From the list of open wishes to those of the delegation, and what is done there. */
async function decide(
  { page, t }: Reader,
  { id }: Delegation,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  await page.goto('/registration');
  const waiting = page.getByRole('navigation', { name: t('registration:wishes.waiting') });
  await waiting.locator(`a[href$="${id}"]`).click();
  await page.getByRole('heading', { name: t('registration:wishes.title') }).waitFor();
  await work(page);
}

/** Presses the button that closes the dialog with what it is for. */
async function finish(dialog: Locator, name: string): Promise<void> {
  await press(dialog, name);
  await dialog.waitFor({ state: 'detached' });
}
