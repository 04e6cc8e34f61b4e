import { AbstractLogger } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Invitation } from '../../../src/auth/invitation.entity.js';
import type { Actor } from '../../../src/common/actor.js';
import { Contact } from '../../../src/delegations/contacts/contact.entity.js';
import { Delegation } from '../../../src/delegations/delegation.entity.js';
import { Party } from '../../../src/delegations/parties/party.entity.js';
import { OutboxEvent } from '../../../src/outbox/outbox-event.entity.js';
import { createAssembly, system } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

class StatementCounter extends AbstractLogger {
  constructor(private readonly count: () => void) {
    super(['query']);
  }

  protected writeLog(): void {
    this.count();
  }
}

let world: World;
let assemblyId: string;
let organizer: Actor;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.database.close());
beforeEach(async () => {
  world.clock.set('2025-09-01T09:00:00Z');
  assemblyId = (await createAssembly(world)).id;
  organizer = await createUser(world, 'organizer', { assemblyId });
});

const counts = async () => {
  const { manager } = world.dataSource;
  return {
    delegations: await manager.countBy(Delegation, { assemblyId }),
    parties: await manager.countBy(Party, { assemblyId }),
    links: await manager.countBy(Invitation, { assemblyId }),
    events: await manager.countBy(OutboxEvent, { assemblyId, type: 'invitation.created' }),
  };
};

/** A contact at every bureau but Nauru's, two at Morocco's. */
async function importContacts(): Promise<void> {
  const members = await world.reference.members();
  const rows = members
    .filter(({ iso2 }) => iso2 !== 'NR')
    .map((m) => `${m.iso2},"NCB ${m.capital}",ncb.${m.iso2}@example.org,${m.preferredLanguage}`);
  const csv = ['iso2,name,email,language', ...rows, 'MA,Second,second.ma@example.org,ar'].join(
    '\n',
  );
  const report = await world.contacts.import(organizer, assemblyId, { csv, apply: true });
  expect(report.counts).toEqual({ create: 196, update: 0, same: 0, error: 0 });
}

describe('inviting', () => {
  it('makes all 196 delegations with their links in few statements, and never twice', async () => {
    await importContacts();
    expect(await world.inviting.preview(organizer, assemblyId, { all: true })).toEqual({
      delegations: 196,
      recipients: 196,
      withoutContact: ['NR'],
      alreadyActive: 0,
    });
    let statements = 0;
    const counting = new StatementCounter(() => (statements += 1));
    world.dataSource.setOptions({ logging: ['query'], logger: counting });
    const results = await Promise.all([
      world.inviting.invite(organizer, assemblyId, { all: true }),
      world.inviting.invite(organizer, assemblyId, { all: true }),
    ]);
    world.dataSource.setOptions({ logging: false });
    expect(results.map(({ invited, recipients }) => `${invited} ${recipients}`).sort()).toEqual([
      '0 0',
      '196 196',
    ]);
    expect(results[0]?.withoutContact).toEqual(['NR']);
    expect(await counts()).toEqual({ delegations: 196, parties: 208, links: 196, events: 196 });
    // Both calls: a handful for the delegations and their parties, four for each link.
    expect(statements).toBeLessThan(4 * 196 + 60);

    await world.inviting.invite(organizer, assemblyId, { all: true });
    expect(await counts()).toEqual({ delegations: 196, parties: 208, links: 196, events: 196 });
    expect(await world.inviting.preview(organizer, assemblyId, { region: 'africa' })).toMatchObject(
      {
        delegations: 0,
        recipients: 0,
        alreadyActive: 54,
      },
    );
  });

  it('takes a region, several members in either code, and an observer', async () => {
    const americas = await world.inviting.invite(organizer, assemblyId, { region: 'americas' });
    const members = await world.reference.members({ region: 'americas' });
    expect(americas.invited).toBe(members.length);
    const some = await world.inviting.invite(organizer, assemblyId, {
      memberIso2s: ['CN', 'CHN', 'fr'],
    });
    expect(some).toMatchObject({ invited: 2, withoutContact: ['CN', 'FR'] });
    const parties = await world.dataSource.manager.findBy(Party, {
      assemblyId,
      kind: 'sub_bureau',
      code: 'HK',
    });
    expect(parties).toMatchObject([{ active: false, names: { en: 'Hong Kong, China' } }]);
    await world.contacts.create(organizer, assemblyId, {
      organisationCode: 'EUROPOL',
      name: 'Liaison',
      email: 'liaison@europol.example',
      language: 'en',
    });
    const observer = await world.inviting.invite(organizer, assemblyId, {
      organisationCodes: ['europol'],
    });
    expect(observer).toEqual({ invited: 1, recipients: 1, withoutContact: [] });
  });

  it('sends an expired link anew, and none to who accepted or declined', async () => {
    const invite = () =>
      world.inviting.invite(organizer, assemblyId, { memberIso2s: ['MA', 'FR'] });
    for (const [memberIso2, email] of [
      ['MA', 'ma@example.org'],
      ['FR', 'fr@example.org'],
    ] as const) {
      const contact = { memberIso2, name: 'NCB', email, language: 'fr' as const };
      await world.contacts.create(organizer, assemblyId, contact);
    }
    expect((await invite()).recipients).toBe(2);
    const france = await world.dataSource.manager.findOneByOrFail(Delegation, {
      assemblyId,
      memberIso2: 'FR',
    });
    await world.transitions.take(organizer, assemblyId, france.id, 'decline', 'Cannot come');
    world.clock.set('2025-10-01T09:00:00Z');
    expect((await invite()).recipients).toBe(1);
    expect((await invite()).recipients).toBe(0);
  });

  it('refuses an unknown code, no selection and two of them, and changes nothing', async () => {
    const invite = (selection: Parameters<World['inviting']['invite']>[2]) =>
      refusalOf(world.inviting.invite(organizer, assemblyId, selection));
    expect(await invite({ memberIso2s: ['MA', 'XX'] })).toBe(
      'member_unknown: memberIso2s[1] member_unknown',
    );
    expect(await invite({ organisationCodes: ['NOBODY'] })).toBe(
      'validation_failed: organisationCodes[0] organisation_unknown',
    );
    expect(await invite({})).toBe('validation_failed: all one_selection');
    expect(await invite({ all: true, region: 'africa' })).toBe(
      'validation_failed: all one_selection',
    );
    expect(await counts()).toEqual({ delegations: 0, parties: 0, links: 0, events: 0 });
    const { focalPoint } = await createDelegation(world, assemblyId, 'MA');
    const foreign = world.inviting.invite(focalPoint, assemblyId, { all: true });
    expect(await refusalOf(foreign)).toBe('not_allowed');
  });
});

describe('focal points', () => {
  it('are invited, listed with their state, replaced and removed', async () => {
    const { delegation, focalPoint } = await createDelegation(world, assemblyId, 'MA');
    const list = () => world.focalPoints.list(organizer, assemblyId, delegation.id);
    const invite = (email: string, replaces?: string) =>
      world.focalPoints.invite(organizer, assemblyId, delegation.id, {
        name: 'Second',
        email,
        language: 'ar',
        ...(replaces === undefined ? {} : { replaces }),
      });
    const second = await invite(' Second@Example.org ');
    expect(second).toMatchObject({ email: 'second@example.org', state: 'sent' });
    const again = await invite('second@example.org');
    expect(again.id).not.toBe(second.id);
    expect((await list()).map(({ state }) => state)).toEqual(['accepted', 'sent']);

    // Its mail came back, and arrived at the second try.
    const note = (at: Date | null) =>
      world.invitations.noteDelivery(world.dataSource.manager, again.id, at);
    const undelivered = async () =>
      (await world.directory.detail(organizer, assemblyId, delegation.id)).undeliveredLinks;
    await note(world.clock.now());
    expect((await list()).map(({ state }) => state)).toEqual(['accepted', 'undelivered']);
    expect(await undelivered()).toBe(1);
    await note(null);
    expect((await list()).map(({ state }) => state)).toEqual(['accepted', 'sent']);
    expect(await undelivered()).toBe(0);

    world.clock.set('2025-12-01T09:00:00Z');
    expect((await list()).map(({ state }) => state)).toEqual(['accepted', 'expired']);

    const [accepted] = await list();
    expect(await refusalOf(invite(accepted?.email ?? ''))).toBe('already_exists: email not_unique');
    await invite('third@example.org', accepted?.id);
    const left = await list();
    expect(left.map(({ email }) => email).sort()).toEqual([
      'second@example.org',
      'third@example.org',
    ]);
    const actor = await world.accounts.actor(focalPoint.userId ?? '', 'again');
    expect(actor?.grants).toEqual([]);

    for (const { id } of left) {
      await world.focalPoints.remove(organizer, assemblyId, delegation.id, id);
    }
    expect(await list()).toEqual([]);
    const links = await world.dataSource.manager.findBy(Invitation, {
      delegationId: delegation.id,
    });
    expect(links.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    const gone = world.focalPoints.remove(organizer, assemblyId, delegation.id, again.id);
    expect(await refusalOf(gone)).toBe('not_found');
  });

  it('leave the contacts when another is invited in their place or nobody is, and are not invited again', async () => {
    const contact = (email: string) =>
      world.contacts.create(organizer, assemblyId, {
        memberIso2: 'KE',
        name: 'Wanjiru Kamau',
        email,
        language: 'en',
      });
    const emails = async () =>
      (await world.contacts.list(organizer, assemblyId)).map(({ email }) => email);
    const focalPoints = async () => {
      const { id } = await world.dataSource.manager.findOneByOrFail(Delegation, {
        assemblyId,
        memberIso2: 'KE',
      });
      return { id, all: await world.focalPoints.list(organizer, assemblyId, id) };
    };
    const replace = async (from: string, to: string) => {
      const { id, all } = await focalPoints();
      await world.focalPoints.invite(organizer, assemblyId, id, {
        name: 'Otieno Odhiambo',
        email: to,
        language: 'fr',
        replaces: all.find(({ email }) => email === from)?.id ?? '',
      });
    };
    await contact('bounced@example.org');
    await world.inviting.invite(organizer, assemblyId, { memberIso2s: ['KE'] });
    await replace('bounced@example.org', ' Otieno@Example.org');
    expect(await world.contacts.list(organizer, assemblyId)).toMatchObject([
      { name: 'Otieno Odhiambo', email: 'otieno@example.org', language: 'fr' },
    ]);
    const again = await world.inviting.invite(organizer, assemblyId, { memberIso2s: ['KE'] });
    expect(again.recipients).toBe(0);

    // The new address is a contact already: the old one goes.
    await contact('wanjiru@example.org');
    await replace('otieno@example.org', 'wanjiru@example.org');
    expect(await emails()).toEqual(['wanjiru@example.org']);
    expect((await focalPoints()).all.map(({ email }) => email)).toEqual(['wanjiru@example.org']);

    // Nobody takes the place: the address is not written to again.
    const { id, all } = await focalPoints();
    await world.focalPoints.remove(organizer, assemblyId, id, all[0]!.id);
    expect(await emails()).toEqual([]);
  });

  it('cannot name others themselves', async () => {
    const { delegation, focalPoint } = await createDelegation(world, assemblyId, 'MA');
    const more = world.focalPoints.invite(focalPoint, assemblyId, delegation.id, {
      name: 'Friend',
      email: 'friend@example.org',
      language: 'en',
    });
    expect(await refusalOf(more)).toBe('not_allowed');
  });
});

describe('contacts', () => {
  const contact = {
    memberIso2: 'MA',
    name: 'NCB Rabat',
    email: 'NCB@Example.org',
    language: 'fr' as const,
  };

  it('are created, changed and removed', async () => {
    const created = await world.contacts.create(organizer, assemblyId, contact);
    expect(created).toMatchObject({ email: 'ncb@example.org', memberIso2: 'MA', version: 1 });
    const changed = await world.contacts.change(organizer, assemblyId, created.id, 1, {
      name: ' NCB  Morocco ',
    });
    expect(changed).toMatchObject({ name: 'NCB Morocco', version: 2 });
    const late = world.contacts.change(organizer, assemblyId, created.id, 1, { name: 'X' });
    expect(await refusalOf(late)).toBe('edit_conflict');
    await world.contacts.remove(organizer, assemblyId, created.id);
    expect(await world.contacts.list(organizer, assemblyId)).toEqual([]);
  });

  it('are refused twice, for nobody, for two, and for an unknown member', async () => {
    const create = (input: Partial<Parameters<World['contacts']['create']>[2]>) =>
      refusalOf(world.contacts.create(organizer, assemblyId, { ...contact, ...input }));
    expect(await create({})).toBe('not refused');
    expect(await create({ email: 'ncb@EXAMPLE.org' })).toBe('already_exists: email not_unique');
    expect(await create({ memberIso2: null })).toBe('validation_failed: memberIso2 required');
    expect(await create({ organisationCode: 'EUROPOL' })).toBe(
      'validation_failed: memberIso2 one_sender',
    );
    expect(await create({ memberIso2: 'XX' })).toBe('member_unknown');
    expect(await create({ name: '\u202E' })).toBe('validation_failed: name not_allowed_characters');
  });

  it('come from a file, which is shown first and changes nothing when it is wrong', async () => {
    await world.contacts.create(system, assemblyId, contact);
    const csv = [
      'organisation;iso2;name;email;language',
      ';MAR;NCB Rabat;ncb@example.org;ar',
      'EUROPOL;;Liaison;liaison@europol.example;en',
      ';XX;Nobody;x@example.org;en',
      'EUROPOL;MA;Both;both@example.org;en',
      ';FR;Bad address;nowhere;fr',
    ].join('\n');
    const preview = await world.contacts.import(organizer, assemblyId, { csv, apply: false });
    expect(preview.rows.map(({ action, errors }) => [action, errors[0]?.code])).toEqual([
      ['update', undefined],
      ['create', undefined],
      ['error', 'member_unknown'],
      ['error', 'one_sender'],
      ['error', 'not_email'],
    ]);
    const apply = (text: string) =>
      world.contacts.import(organizer, assemblyId, { csv: text, apply: true });
    expect(await refusalOf(apply(csv))).toMatch(/^file_invalid: rows\[4\]/);
    expect(await world.dataSource.manager.countBy(Contact, { assemblyId })).toBe(1);
    const right = csv.split('\n').slice(0, 3).join('\n');
    expect((await apply(right)).counts).toMatchObject({ create: 1, update: 1 });
    expect((await apply(right)).counts).toMatchObject({ create: 0, update: 0, same: 2 });
    expect(await refusalOf(apply('name,email,language\nA,a@example.org,en'))).toMatch(
      /^file_invalid/,
    );
  });
});
