import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/common/actor.js';
import { LANGUAGES } from '../../../src/common/text/languages.js';
import { Translator } from '../../../src/common/text/translator.js';
import type { Delegation } from '../../../src/delegations/delegation.entity.js';
import { Party } from '../../../src/delegations/parties/party.entity.js';
import type { PartySettings } from '../../../src/delegations/parties/party-settings.service.js';
import { PeopleExportService } from '../../../src/delegations/people/import/people-export.service.js';
import { PeopleWords } from '../../../src/delegations/people/import/people-words.service.js';
import { createAssembly } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { fullCard } from '../../factories/people.js';
import { refusalOf } from '../../factories/refusal.js';
import { createWorld, type World } from '../../factories/world.js';

let world: World;
let assemblyId: string;
let delegation: Delegation;
let focalPoint: Actor;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.database.close());
beforeEach(async () => {
  assemblyId = (await createAssembly(world)).id;
  ({ delegation, focalPoint } = await createDelegation(world, assemblyId, 'CN', 'preparing'));
});

const party = (code: string) =>
  world.dataSource.manager.findOneByOrFail(Party, {
    delegationId: delegation.id,
    kind: 'sub_bureau',
    code,
  });
async function settings(code: string, change: PartySettings): Promise<Party> {
  const { id, version } = await party(code);
  return world.partySettings.change(focalPoint, assemblyId, delegation.id, id, version, change);
}
const add = (subBureauIso2: string | null) =>
  world.people.add(focalPoint, assemblyId, delegation.id, {
    role: 'delegate',
    ...fullCard({ subBureauIso2 }),
  });

describe('the principal of a sub-bureau', () => {
  it('is a person who comes for it', async () => {
    const [own, ofHongKong, ofMacao] = [await add(null), await add('HK'), await add('MO')];
    for (const { id } of [own, ofMacao]) {
      expect(await refusalOf(settings('HK', { principalId: id }))).toBe(
        'validation_failed: principalId not_of_sub_bureau',
      );
    }
    expect(await settings('HK', { principalId: ofHongKong.id })).toMatchObject({
      principalId: ofHongKong.id,
    });
    expect(await settings('HK', { principalId: null })).toMatchObject({ principalId: null });
    const translator = new Translator();
    const words = LANGUAGES.map((language) => translator.t(language, 'fields.not_of_sub_bureau'));
    expect(new Set(words).size).toBe(LANGUAGES.length);
  });

  it('leaves the seat with the sub-bureau, typed on the card or changed by hand', async () => {
    const [first, second] = [await add('HK'), await add('HK')];
    await settings('HK', { principalId: first.id });
    await world.autosave.save(focalPoint, assemblyId, delegation.id, first.id, {
      base: { position: first.position },
      changes: { position: 'Commissioner' },
    });
    expect((await party('HK')).principalId).toBe(first.id);
    await world.autosave.save(focalPoint, assemblyId, delegation.id, first.id, {
      base: { subBureauIso2: 'HK' },
      changes: { subBureauIso2: null },
    });
    expect((await party('HK')).principalId).toBeNull();
    await settings('HK', { principalId: second.id });
    await world.people.edit(focalPoint, assemblyId, delegation.id, second.id, second.version, {
      subBureauIso2: 'MO',
    });
    expect((await party('HK')).principalId).toBeNull();
  });

  it('hands the seat on with the place', async () => {
    const person = await add('HK');
    await settings('HK', { principalId: person.id });
    const next = await world.replacing.replace(
      focalPoint,
      assemblyId,
      delegation.id,
      person.id,
      fullCard(),
    );
    expect(next.subBureauIso2).toBe('HK');
    expect((await party('HK')).principalId).toBe(next.id);
  });
});

describe('the list of people', () => {
  it('says for which sub-bureau somebody comes', async () => {
    const { dataSource, transactor, assemblies, delegations, documents, reference } = world;
    const exports = new PeopleExportService(
      dataSource,
      transactor,
      assemblies,
      delegations,
      documents,
      new PeopleWords(new Translator(), reference),
    );
    await add(null);
    await add('HK');
    const { body } = await exports.masked(focalPoint, assemblyId, delegation.id, 'csv');
    const last = body
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .slice(-2)
      .map((line) => line.trimEnd().split(',').at(-1));
    expect(last).toEqual(['', 'HK']);
  });
});

describe('the parallel limit of a sub-bureau', () => {
  it('is that of the people who come for it', async () => {
    for (const code of [null, null, null, 'HK', 'HK']) await add(code);
    expect(await refusalOf(settings('HK', { parallelLimit: 3 }))).toBe(
      'validation_failed: parallelLimit above_people',
    );
    expect(await settings('HK', { parallelLimit: 2 })).toMatchObject({ parallelLimit: 2 });
  });
});
