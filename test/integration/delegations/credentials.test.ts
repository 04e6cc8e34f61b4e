import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import type { Actor } from '../../../src/common/actor.js';
import { letterPdf } from '../../../src/demo/domain/letter-pdf.js';
import {
  CredentialsEditService,
  type Claims,
} from '../../../src/delegations/credentials/credentials-edit.service.js';
import { CredentialsGate } from '../../../src/delegations/credentials/credentials-gate.js';
import { findRecord } from '../../../src/delegations/credentials/credentials-record.js';
import { CredentialsReader } from '../../../src/delegations/credentials/credentials-reader.service.js';
import { CredentialsTransitionsService } from '../../../src/delegations/credentials/credentials-transitions.service.js';
import type { Delegation } from '../../../src/delegations/delegation.entity.js';
import { DiskStorage } from '../../../src/files/disk-storage.js';
import { FileService } from '../../../src/files/file.service.js';
import { Incoming } from '../../../src/files/incoming.js';
import { createAssembly, system } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

const DEADLINE = '2025-11-10T17:00:00.000Z';
const LATE = '2025-11-10T17:00:00.001Z';
const LETTER = letterPdf({ heading: 'Letter of credentials', lines: ['For GA93.'] });

let world: World;
let folder: string;
let editing: CredentialsEditService;
let transitions: CredentialsTransitionsService;
let reader: CredentialsReader;
let assemblyId: string;
let delegation: Delegation;
let focalPoint: Actor;
let organizer: Actor;
let reviewer: Actor;
const codes = [
  'MA',
  'FR',
  'GB',
  'US',
  'JP',
  'BR',
  'DE',
  'KE',
  'NG',
  'ZA',
  'IN',
  'ID',
  'CA',
  'MX',
  'ES',
];

beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(join(tmpdir(), 'ga93-letters-'));
  const { dataSource, transactor, clock, accounts, delegations, assemblies, deadlines } = world;
  const environment = Object.assign(world.environment, { DATA_DIR: folder });
  const files = new FileService(
    dataSource,
    new DiskStorage(environment),
    new Incoming(environment),
  );
  const gate = new CredentialsGate(deadlines);
  transitions = new CredentialsTransitionsService(transactor, delegations, gate);
  editing = new CredentialsEditService(transactor, delegations, files, gate, accounts);
  reader = new CredentialsReader(dataSource, clock, delegations, transitions, files);
  assemblyId = (await createAssembly(world)).id;
  await assemblies.setDeadlines(system, assemblyId, [{ step: 'credentials', at: DEADLINE }]);
  organizer = await createUser(world, 'organizer', { assemblyId });
  reviewer = await createUser(world, 'reviewer', { assemblyId });
});
afterAll(async () => {
  await world?.database.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  world.clock.set('2025-11-01T09:00:00Z');
  const code = codes.shift() ?? '';
  ({ delegation, focalPoint } = await createDelegation(world, assemblyId, code, 'approved'));
});

const change = (changes: Claims, base: Claims = {}, actor = focalPoint) =>
  editing.change(actor, assemblyId, delegation.id, { base, changes });
const say = (actor = focalPoint) =>
  change({ signatoryName: 'Karim Alaoui' }, { signatoryName: '' }, actor);
const putLetter = (actor = focalPoint) =>
  editing.putLetter(actor, assemblyId, delegation.id, {
    stream: Readable.from([LETTER]),
    length: LETTER.length,
  });
const take = (
  transition: Parameters<CredentialsTransitionsService['take']>[3],
  actor = focalPoint,
) => transitions.take(actor, assemblyId, delegation.id, transition, { rejection: 'not_signed' });
const openTo = async (actor = focalPoint) =>
  (await reader.view(actor, assemblyId, delegation.id)).openTransitions;

/** What is said of the letter now. */
async function stored() {
  const record = await findRecord(world.dataSource.manager, delegation.id);
  const { signatoryName, signatoryCapacity, signatoryFunction, signedOn } = record!.credentials;
  const powers = record!.powers.map(({ power }) => power);
  return { signatoryName, signatoryCapacity, signatoryFunction, signedOn, powers };
}

/** Letter and words, handed in. */
async function handIn(): Promise<void> {
  await putLetter();
  await change({
    signatoryName: 'Karim Alaoui',
    signatoryCapacity: 'minister_of_interior',
    signedOn: '2025-10-20',
    powers: ['represent', 'vote'],
  });
  await take('submit');
}

describe('the deadline for credentials', () => {
  it('lets everything through in its last moment', async () => {
    world.clock.set(DEADLINE);
    await handIn();
    expect(await openTo()).toEqual(['recall']);
    await take('recall');
    expect(await openTo()).toEqual(['submit']);
  });

  it('shuts the delegation out a moment later, and nobody loses what stood there', async () => {
    await say();
    const before = await stored();
    world.clock.set(LATE);
    const tries = [say(), putLetter(), take('submit')];
    expect(await Promise.all(tries.map(refusalOf))).toEqual(Array(3).fill('deadline_passed'));
    expect(await stored()).toEqual(before);
    expect(await openTo()).toEqual([]);
  });

  it('keeps what was handed in: it can no longer be taken back', async () => {
    await handIn();
    world.clock.set(LATE);
    expect(await refusalOf(take('recall'))).toBe('deadline_passed');
    expect(await openTo()).toEqual([]);
  });

  it('binds no organizer, and the history says for whom they acted', async () => {
    world.clock.set(LATE);
    await say(organizer);
    await putLetter(organizer);
    expect(await openTo(organizer)).toEqual(['submit']);
    const entries = await world.dataSource.manager.findBy(AuditEntry, {
      subjectId: delegation.id,
      action: 'credentials.changed',
    });
    expect(entries.map(({ onBehalfOf }) => onBehalfOf)).toEqual([delegation.id, delegation.id]);
  });

  it('leaves the way open that a rejected letter needs', async () => {
    await handIn();
    world.clock.set(LATE);
    await take('reject', reviewer);
    expect(await openTo()).toEqual(['submit']);
    await putLetter();
    await take('submit');
  });

  it('can be moved for one delegation alone', async () => {
    world.clock.set(LATE);
    await world.transactor.run(organizer, async (tx) => {
      const locked = await world.delegations.lock(tx.manager, assemblyId, delegation.id);
      await world.deadlines.move(tx, locked, 'credentials', new Date('2025-11-12T17:00:00Z'));
    });
    expect(await openTo()).toEqual(['submit']);
    await say();
  });
});

describe('two people who fill in the credentials', () => {
  let second: Actor;
  beforeEach(async () => {
    second = await createUser(world, 'focal_point', { assemblyId, delegationId: delegation.id });
  });

  it('both keep what they wrote in different fields, also at the same moment', async () => {
    const saves = await Promise.all([
      change({ signatoryName: 'Karim Alaoui' }, { signatoryName: '' }),
      change({ signedOn: '2025-10-20' }, { signedOn: null }, second),
      change({ signatoryFunction: 'Permanent Secretary' }, { signatoryFunction: '' }, second),
    ]);
    expect(saves.flatMap(({ clashes }) => clashes)).toEqual([]);
    expect(await stored()).toMatchObject({
      signatoryName: 'Karim Alaoui',
      signedOn: '2025-10-20',
      signatoryFunction: 'Permanent Secretary',
    });
  });

  it('of the same field the later one sees both values, and from whom', async () => {
    await change({ signatoryName: 'Karim Alaoui' }, { signatoryName: '' });
    const at = world.clock.now();
    const base = { signatoryName: '', signatoryCapacity: null };
    const mine = { signatoryName: 'K. Alaoui', signatoryCapacity: 'head_of_police' } as const;
    const { clashes } = await change(mine, base, second);
    expect(clashes).toEqual([
      {
        field: 'signatoryName',
        base: '',
        mine: 'K. Alaoui',
        theirs: 'Karim Alaoui',
        by: focalPoint.name,
        at,
      },
    ]);
    // What does not clash is kept.
    const first = { signatoryName: 'Karim Alaoui', signatoryCapacity: 'head_of_police' };
    expect(await stored()).toMatchObject(first);
    // The second one has read the other value, and goes over it.
    await change({ signatoryName: 'K. Alaoui' }, { signatoryName: 'Karim Alaoui' }, second);
    expect(await stored()).toMatchObject({ signatoryName: 'K. Alaoui' });
  });

  it('mark powers without taking away those of the other', async () => {
    await change({ powers: ['represent', 'vote'] }, { powers: [] });
    const base = { powers: ['represent', 'vote'] as const };
    await change({ powers: ['represent', 'speak', 'vote'] }, base);
    await change({ powers: ['represent'] }, base, second);
    expect((await stored()).powers).toEqual(['represent', 'speak']);
  });

  it('can send a save again whose answer was lost', async () => {
    await say();
    expect((await say()).clashes).toEqual([]);
  });

  it('learn which field is wrong, and nothing of the save is kept', async () => {
    const wrong = change({ signatoryName: 'Ka\u202erim', signedOn: '2025-10-20' });
    expect(await refusalOf(wrong)).toMatch(/^validation_failed: changes\.signatoryName /);
    expect(await findRecord(world.dataSource.manager, delegation.id)).toBeNull();
  });
});

describe('a reminder of the credentials', () => {
  it('goes to those who have not handed them in, however far their registration is', async () => {
    const waiting = delegation;
    const { delegation: done, focalPoint: of } = await createDelegation(
      world,
      assemblyId,
      codes.shift() ?? '',
    );
    [delegation, focalPoint] = [done, of];
    await handIn();
    const preview = await world.bulk.preview(organizer, assemblyId, {
      kind: 'remind',
      step: 'credentials',
      delegationIds: [waiting.id, done.id],
    });
    expect(preview).toMatchObject({
      delegations: 1,
      skipped: [{ delegationId: done.id, reason: 'step_done' }],
    });
  });
});
