import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import type { Actor } from '../../../src/common/actor.js';
import { DataCipher } from '../../../src/common/crypto/data-cipher.js';
import type { Language } from '../../../src/common/text/languages.js';
import { Translator } from '../../../src/common/text/translator.js';
import type { Delegation } from '../../../src/delegations/delegation.entity.js';
import { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import { LetterWords } from '../../../src/delegations/travel/letters/letter-words.js';
import { letterPdf } from '../../../src/delegations/travel/letters/render/letter-pdf.js';
import { VisaLettersService } from '../../../src/delegations/travel/letters/visa-letters.service.js';
import { OutboxEvent } from '../../../src/outbox/outbox-event.entity.js';
import { createAssembly, system } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

let world: World;
let letters: VisaLettersService;
let assemblyId: string;
let delegation: Delegation;
let focalPoint: Actor;
let head: Delegate;
let second: Delegate;
const codes = ['KE', 'FR', 'JP', 'BR', 'DE'];

beforeAll(async () => {
  world = await createWorld();
  letters = new VisaLettersService(
    world.dataSource,
    world.transactor,
    world.delegations,
    world.assemblies,
    world.reference,
    world.documents,
    new DataCipher(world.environment),
    new LetterWords(new Translator()),
  );
  assemblyId = (await createAssembly(world)).id;
});
afterAll(() => world?.database.close());
beforeEach(async () => {
  world.clock.set('2025-10-20T09:00:00Z');
  const code = codes.shift() ?? '';
  ({ delegation, focalPoint } = await createDelegation(world, assemblyId, code, 'confirmed'));
  const people = await world.dataSource.manager.findBy(Delegate, { delegationId: delegation.id });
  head = people.find(({ role }) => role === 'head')!;
  second = people.find(({ role }) => role !== 'head')!;
  head = await world.people.edit(focalPoint, assemblyId, delegation.id, head.id, head.version, {
    nationality: 'KE',
    dateOfBirth: '1971-03-14',
    documentType: 'passport',
    documentNumber: 'AK0123456',
    documentCountry: 'KE',
    documentExpiresOn: '2030-01-31',
  });
});

const fetch = (
  personId: string | null,
  { languages = ['ar', 'fr'], actor = focalPoint }: { languages?: Language[]; actor?: Actor } = {},
) => letters.fetch(actor, assemblyId, delegation.id, { personId, languages });

describe('visa letters', () => {
  it('are numbered and told once when the delegation confirms', async () => {
    const { manager } = world.dataSource;
    const told = () => manager.countBy(OutboxEvent, { type: 'visa_letters.ready', assemblyId });
    const before = await told();
    await letters.prepare(assemblyId, delegation.id, 'job');
    await letters.prepare(assemblyId, delegation.id, 'job again');
    expect(await told()).toBe(before + 1);
    expect(await letters.list(focalPoint, assemblyId, delegation.id)).toMatchObject([
      { personId: null, state: 'ready' },
      { personId: head.id, state: 'ready' },
      { personId: second.id, state: 'document_missing' },
    ]);
  });

  it('name the document in full in two languages; the audit says who fetched them', async () => {
    const letter = await fetch(head.id);
    expect(letter.reference).toMatch(/^GA93-\d+-[A-Z]{3}-01$/);
    expect(letter.sides.map(({ language }) => language)).toEqual(['ar', 'fr']);
    expect(letter.facts).toContainEqual({
      labels: ['رقم الوثيقة', 'Numéro du document'],
      values: ['AK0123456'],
    });
    expect(letter.facts[0]?.values).toEqual(['Alex FIRST']);
    const entries = await world.dataSource.manager.findBy(AuditEntry, {
      subjectId: delegation.id,
      action: 'visa_letter.collected',
    });
    expect(entries).toMatchObject([
      { actorUserId: focalPoint.userId, changes: { delegate: { to: [head.id] } } },
    ]);
    expect(JSON.stringify(entries)).not.toContain('AK0123456');
    const counts = await letters.counts(assemblyId);
    expect(counts.collected).toBeGreaterThan(0);
    const whole = await fetch(null, { languages: ['en'] });
    expect(whole.table?.rows).toEqual([
      ['1', 'Alex FIRST', 'Kenya', 'AK0123456', '31 January 2030'],
    ]);
  });

  it('stay the same to the byte until something in them changes, which makes another edition', async () => {
    const once = await letterPdf(await fetch(head.id));
    world.clock.set('2025-10-25T09:00:00Z');
    const again = await letterPdf(await fetch(head.id));
    expect(again.equals(once)).toBe(true);
    expect(once.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    await world.dataSource.manager.update(Delegate, { id: head.id }, { familyName: 'Renamed' });
    const changed = await fetch(head.id);
    expect(changed.reference).toMatch(/-01-2$/);
    expect(changed.date).toBe('2025-10-25');
  });

  it('are for those who may, of a confirmed delegation, with a document', async () => {
    expect(await refusalOf(fetch(second.id))).toBe(
      'delegation_incomplete: documentNumber required',
    );
    const other = await createDelegation(world, assemblyId, 'US', 'approved');
    expect(await refusalOf(fetch(head.id, { actor: other.focalPoint }))).toBe('not_found');
    const protocol = await createUser(world, 'protocol', { assemblyId });
    expect(await refusalOf(fetch(head.id, { actor: protocol }))).toBe('not_allowed');
    expect(await refusalOf(letters.list(other.focalPoint, assemblyId, other.delegation.id))).toBe(
      'wrong_state',
    );
    await world.transitions.take(system, assemblyId, delegation.id, 'withdraw', 'Test.');
    expect(await refusalOf(fetch(head.id))).toBe('wrong_state');
  });
});
