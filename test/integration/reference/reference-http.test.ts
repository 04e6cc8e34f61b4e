import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../src/common/actor.js';
import { createValidationPipe } from '../../../src/common/errors/validation.js';
import { ProblemFilter } from '../../../src/common/errors/problem.filter.js';
import { Translator } from '../../../src/common/text/translator.js';
import { MemberState } from '../../../src/reference/member-state.entity.js';
import { Organisation } from '../../../src/reference/organisation.entity.js';
import { ReferenceController } from '../../../src/reference/reference.controller.js';
import { ReferenceLoader } from '../../../src/reference/reference-loader.js';
import { ReferenceService } from '../../../src/reference/reference.service.js';
import { SubBureau } from '../../../src/reference/sub-bureau.entity.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

@Module({})
class TestModule {}

let database: TestDatabase;
let app: NestFastifyApplication;

async function get(url: string): Promise<{ status: number; body: unknown }> {
  const response = await app.inject({ method: 'GET', url });
  return { status: response.statusCode, body: response.json() };
}

/** The codes (ISO 3166 or of the organisation) in the order of the answer. */
async function codes(url: string): Promise<string[]> {
  const { status, body } = await get(url);
  expect(status).toBe(200);
  return (body as { items: { iso2?: string; code?: string }[] }).items.map(
    (item) => item.iso2 ?? item.code ?? '',
  );
}

beforeAll(async () => {
  database = await createTestDatabase([MemberState, SubBureau, Organisation]);
  const module = {
    module: TestModule,
    controllers: [ReferenceController],
    providers: [
      ReferenceService,
      ReferenceLoader,
      { provide: DataSource, useValue: database.dataSource },
    ],
  };
  app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    logger: false,
  });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(new Translator()));
  // Access is tested with the sign-in; here somebody who reads French is signed in already.
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, _reply, done) => {
      request.actor = { ...systemActor('test', request.id), language: 'fr' };
      done();
    });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await app.get(ReferenceLoader).load();
});

afterAll(async () => {
  await app.close();
  await database.close();
});

describe('GET /reference', () => {
  it('lists all members with their names, in the reader’s alphabet', async () => {
    const found = await codes('/reference/members');
    expect(found).toHaveLength(196);
    expect(found.slice(0, 2)).toEqual(['AF', 'ZA']);
    const { body } = await get('/reference/members?search=casa');
    expect(body).toEqual({ items: [] });
    const morocco = await get('/reference/members?search=maroc');
    expect(morocco.body).toEqual({
      items: [
        {
          iso2: 'MA',
          iso3: 'MAR',
          region: 'africa',
          names: { en: 'Morocco', fr: 'Maroc', es: 'Marruecos', ar: 'المغرب' },
          capital: 'Rabat',
          preferredLanguage: 'ar',
          timezone: 'Africa/Casablanca',
          joinedYear: 1957,
        },
      ],
    });
  });

  it('narrows by region, search and language', async () => {
    expect(await codes('/reference/members?region=americas')).toHaveLength(38);
    expect((await codes('/reference/members?language=en'))[1]).toBe('AL');
    expect(await codes(`/reference/members?search=${encodeURIComponent('الامارات')}`)).toEqual([
      'AE',
    ]);
    expect(await codes('/reference/members?search=nowhere')).toEqual([]);
  });

  it('lists sub-bureaus and organisations', async () => {
    expect(await codes('/reference/sub-bureaus')).toHaveLength(12);
    expect(await codes('/reference/sub-bureaus?search=chine')).toEqual(['HK', 'MO']);
    expect(await codes('/reference/organisations')).toHaveLength(30);
    expect(await codes('/reference/organisations?search=europol')).toEqual(['EUROPOL']);
  });

  it.each([
    ['members?region=maghreb', 'region', 'not_allowed_value'],
    ['members?language=de', 'language', 'not_allowed_value'],
    ['members?colour=red', 'colour', 'unknown_field'],
    [`members?search=${'x'.repeat(101)}`, 'search', 'too_long'],
    ['members?search=a&search=b', 'search', 'not_text'],
    ['sub-bureaus?region=africa', 'region', 'unknown_field'],
  ])('refuses %s', async (path, field, code) => {
    const { status, body } = await get(`/reference/${path}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'validation_failed', errors: [{ path: field, code }] });
  });
});
