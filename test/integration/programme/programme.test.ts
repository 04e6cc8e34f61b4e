import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewProgrammeItem } from '../../../src/programme/programme.service.js';
import { personWith, refusalOf } from '../assemblies/world.js';
import { createVenueWorld, type VenueWorld } from '../venues/world.js';

let world: VenueWorld;

beforeAll(async () => {
  world = await createVenueWorld();
});

afterAll(async () => {
  await world.database.close();
});

const CEREMONY: NewProgrammeItem = {
  code: 'opening',
  titles: { en: 'Opening ceremony', fr: 'Cérémonie d’ouverture' },
  kind: 'ceremony',
  hold: 'everyone',
  startsAt: '2025-11-24T10:30:00+01:00',
  endsAt: '2025-11-24T11:45:00+01:00',
};

describe('the programme', () => {
  it('shows a given title where one is missing, until that language has its own', async () => {
    const { programme, actor, assembly } = world;
    const item = await programme.create(actor, assembly.id, CEREMONY);
    expect(item.titles).toEqual({
      en: 'Opening ceremony',
      fr: 'Cérémonie d’ouverture',
      es: 'Opening ceremony',
      ar: 'Opening ceremony',
    });
    expect(item.untranslated).toEqual(['es', 'ar']);
    const changed = await programme.update(actor, assembly.id, item.id, 1, {
      titles: { ar: 'حفل الافتتاح', en: null },
    });
    expect(changed.titles).toEqual({
      en: 'Cérémonie d’ouverture',
      fr: 'Cérémonie d’ouverture',
      es: 'Cérémonie d’ouverture',
      ar: 'حفل الافتتاح',
    });
    expect(changed.untranslated).toEqual(['en', 'es']);
    expect(
      await refusalOf(
        programme.update(actor, assembly.id, item.id, 2, { titles: { fr: ' ', ar: null } }),
      ),
    ).toBe('validation_failed: titles title_required');
    expect(
      await refusalOf(programme.update(actor, assembly.id, item.id, 1, { hold: 'seat' })),
    ).toBe('edit_conflict');
  });

  it.each([
    [{ endsAt: CEREMONY.startsAt }, 'dates_invalid: endsAt end_before_start'],
    [{ startsAt: '2025-11-23T22:59:00Z' }, 'dates_invalid: startsAt outside_assembly'],
    [{ endsAt: '2025-11-25T12:00:00Z' }, 'dates_invalid: endsAt outside_assembly'],
    [
      { startsAt: '2025-11-27T23:00:00Z', endsAt: '2025-11-27T23:30:00Z' },
      'dates_invalid: startsAt outside_assembly',
    ],
    [{ code: 'opening' }, 'already_exists: code not_unique'],
    [{ titles: {} }, 'validation_failed: titles title_required'],
  ])('refuses %j', async (change, expected) => {
    const { programme, actor, assembly } = world;
    const input = { ...CEREMONY, code: 'other', ...change };
    expect(await refusalOf(programme.create(actor, assembly.id, input))).toBe(expected);
  });

  it('lets the gala of the last evening end after midnight', async () => {
    const { programme, actor, assembly } = world;
    const gala = await programme.create(actor, assembly.id, {
      ...CEREMONY,
      code: 'gala',
      kind: 'gala',
      startsAt: '2025-11-27T19:00:00Z',
      endsAt: '2025-11-28T00:30:00Z',
    });
    await programme.remove(actor, assembly.id, gala.id);
    expect(await refusalOf(programme.remove(actor, assembly.id, gala.id))).toBe('not_found');
  });

  it('tells each region what holds it', async () => {
    const { programme, actor, assembly } = world;
    await programme.create(actor, assembly.id, {
      ...CEREMONY,
      code: 'africa',
      kind: 'regional_meeting',
      hold: 'seat',
      audience: 'africa',
      startsAt: '2025-11-24T08:00:00Z',
      endsAt: '2025-11-24T09:00:00Z',
    });
    const holds = await programme.holdsFor(assembly.id);
    expect(holds.africa.map(({ code, hold }) => [code, hold])).toEqual([
      ['africa', 'seat'],
      ['opening', 'everyone'],
    ]);
    expect(holds.europe.map(({ code }) => code)).toEqual(['opening']);
    expect(holds.all.map(({ code }) => code)).toEqual(['opening']);
  });

  it('is read by those with a role in the Assembly', async () => {
    const { programme, assembly } = world;
    const items = await programme.listFor(personWith('focal_point', assembly.id), assembly.id);
    expect(items.map(({ code }) => code)).toEqual(['africa', 'opening']);
  });
});

describe('importing the programme', () => {
  const CSV = `code,day,start,end,kind,hold,title_en,title_ar
p1,2025-11-25,9:00,10:45,plenary,seat,Plenary 1,
lunch,2025-11-25,12:45,14:15,lunch,principal,Lunch of heads,غداء عمل
`;

  it('reads local times, and finds nothing to do the second time', async () => {
    const { programmeImport, programme, actor, assembly } = world;
    const run = (csv: string, apply: boolean) =>
      programmeImport.import(actor, assembly.id, { csv, apply });
    expect((await run(CSV, true)).counts).toMatchObject({ create: 2 });
    expect((await run(CSV, true)).counts).toMatchObject({ same: 2 });
    const find = async (code: string) =>
      (await programme.list(assembly.id)).find((item) => item.code === code);
    expect(await find('p1')).toMatchObject({
      startsAt: new Date('2025-11-25T08:00:00Z'),
      endsAt: new Date('2025-11-25T09:45:00Z'),
      untranslated: ['fr', 'es', 'ar'],
      audience: 'all',
    });
    const moved =
      'code,day,start,end,kind,hold,title_fr\np1,2025-11-25,09:30,10:45,plenary,seat,Séance 1\n';
    expect((await run(moved, true)).counts).toMatchObject({ update: 1 });
    expect(await find('p1')).toMatchObject({
      startsAt: new Date('2025-11-25T08:30:00Z'),
      titles: { en: 'Plenary 1', fr: 'Séance 1' },
      untranslated: ['es', 'ar'],
    });
  });

  it('marks what is wrong, and changes nothing', async () => {
    const { programmeImport, actor, assembly } = world;
    const csv = `code,day,start,end,kind,hold,title_en
bad day,2025-11-30,09:00,10:00,plenary,seat,One
p2,2025-11-25,10:00,09:00,party,seat,
p3,2025-02-30,25:00,10:00,plenary,nobody,Three
`;
    const { rows } = await programmeImport.import(actor, assembly.id, { csv, apply: false });
    expect(rows.map(({ errors }) => errors.map(({ column, code }) => `${column} ${code}`))).toEqual(
      [
        ['code wrong_format', 'day outside_assembly'],
        ['kind not_allowed_value', 'titleEn title_required', 'end end_before_start'],
        ['day not_date', 'start not_time', 'hold not_allowed_value'],
      ],
    );
    expect(
      await refusalOf(programmeImport.import(actor, assembly.id, { csv, apply: true })),
    ).toMatch(/^file_invalid: /);
  });
});
