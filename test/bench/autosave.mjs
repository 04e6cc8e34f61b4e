// 200 focal points type at once, as they do in the last minutes before the deadline. Every save that the
// server acknowledged is looked for in the database afterwards; exit code 1 when one is missing. Starts a
// PostgreSQL and an API of its own on the loopback and ends both. Needs a built dist.
// usage: node test/bench/autosave.mjs [saves of each focal point, 8 by default]
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';

const FOCAL_POINTS = 200;
const SAVES = Number(process.argv[2] ?? 8);
const PORT = process.env.BENCH_PORT ?? '3241';
const PASSWORD = 'five camels cross the square';
const FIELDS = ['position', 'title', 'dietNote', 'accessNeeds', 'emergencyName', 'nativeName'];
const COLUMNS = {
  dietNote: 'diet_note',
  accessNeeds: 'access_needs',
  emergencyName: 'emergency_name',
  nativeName: 'native_name',
};

const { startEmbeddedPostgres } = await import('../../dist/database/embedded/embedded-postgres.js');
const { prepareDatabase } = await import('../../dist/launch/prepare-database.js');
const folder = await mkdtemp(join(tmpdir(), 'ga93-bench-'));
const server = await startEmbeddedPostgres({ ephemeral: true });
const environment = {
  ...process.env,
  NODE_ENV: 'production',
  DATABASE_URL: server.url,
  APP_SECRET: 'a secret of the load test, 32 characters or more',
  HOST: '127.0.0.1',
  PORT,
  PUBLIC_URL: `http://127.0.0.1:${PORT}`,
  LOG_LEVEL: 'error',
  DATA_DIR: folder,
};
Object.assign(process.env, environment);
let api;
let failed = false;
try {
  await prepareDatabase(server.url);
  const scene = await prepare();
  api = spawn(process.execPath, ['dist/main.js'], { env: environment, stdio: 'inherit' });
  await ready();
  const clients = [];
  for (const point of scene.points) clients.push({ ...point, cookie: await signIn(point.email) });
  const result = await type(clients, scene.assemblyId);
  const missing = await lost(scene.dataSource, result.acknowledged);
  const sorted = result.times.sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  console.log(`focal points      ${clients.length}`);
  console.log(`saves sent        ${result.times.length}`);
  console.log(`acknowledged      ${result.acknowledged.length}`);
  console.log(
    `refused or failed ${result.failures.length} ${[...new Set(result.failures)].join(' ')}`,
  );
  console.log(`lost              ${missing}`);
  console.log(
    `p50 / p95 / max   ${[at(0.5), at(0.95), at(1)].map((ms) => `${Math.round(ms)} ms`).join(' / ')}`,
  );
  failed = missing > 0 || result.failures.length > 0 || result.acknowledged.length === 0;
  await scene.close();
} finally {
  api?.kill('SIGTERM');
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

/** An Assembly with 200 delegations of one focal point and one person each. */
async function prepare() {
  const load = (path) => import(`../../dist/${path}`);
  const [{ AppModule }, { systemActor }, { AssemblyService }, { AccountService }, { RoleService }] =
    await Promise.all([
      load('app.module.js'),
      load('common/actor.js'),
      load('assemblies/assembly.service.js'),
      load('auth/accounts/account.service.js'),
      load('auth/accounts/role.service.js'),
    ]);
  const [{ hashPassword }, { Transactor }, { InviteDelegationsService }, { DelegationService }] =
    await Promise.all([
      load('auth/engine/passwords.js'),
      load('outbox/transactor.js'),
      load('delegations/invitations/invite-delegations.service.js'),
      load('delegations/delegation.service.js'),
    ]);
  const [{ DelegationPeopleService }, { ReferenceService }] = await Promise.all([
    load('delegations/people/delegation-people.service.js'),
    load('reference/reference.service.js'),
  ]);
  const app = await NestFactory.createApplicationContext(AppModule, { logger: false });
  const get = (type) => app.get(type, { strict: false });
  const actor = systemActor('bench', 'bench');
  const { assembly } = await get(AssemblyService).create(actor, {
    code: 'GA93',
    name: '93rd INTERPOL General Assembly',
    city: 'Marrakech',
    hostIso2: 'MA',
    timezone: 'Africa/Casablanca',
    startsOn: '2025-11-24',
    endsOn: '2025-11-27',
    dayStart: '08:00',
    dayEnd: '20:00',
    slotMinutes: 30,
  });
  await get(InviteDelegationsService).invite(actor, assembly.id, { all: true });
  const organisations = await get(ReferenceService).organisations();
  await get(InviteDelegationsService).invite(actor, assembly.id, {
    organisationCodes: organisations.slice(0, 10).map(({ code }) => code),
  });
  const delegations = (await get(DelegationService).ofAssembly(assembly.id)).slice(0, FOCAL_POINTS);
  const passwordHash = await hashPassword(PASSWORD);
  const points = [];
  for (const [index, { id: delegationId }] of delegations.entries()) {
    const email = `focal.${index}@example.org`;
    await get(Transactor).run(actor, async (tx) => {
      const account = { email, name: `Focal point ${index}`, language: 'en', passwordHash };
      const { id } = await get(AccountService).create(tx, account);
      const grant = { role: 'focal_point', assemblyId: assembly.id, delegationId };
      await get(RoleService).grant(tx, id, grant);
    });
    const [person] = await get(DelegationPeopleService).addAll(actor, assembly.id, delegationId, [
      { role: 'head', givenNames: 'Alex', familyName: 'First' },
    ]);
    points.push({ email, delegationId, personId: person.id });
  }
  return {
    assemblyId: assembly.id,
    points,
    dataSource: app.get(DataSource),
    close: () => app.close(),
  };
}

async function ready() {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      if ((await fetch(`${environment.PUBLIC_URL}/health/live`)).ok) return;
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the API did not start');
}

async function signIn(email) {
  const response = await fetch(`${environment.PUBLIC_URL}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: environment.PUBLIC_URL },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (response.status !== 204) throw new Error(`sign-in answered ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** All at once; each one field after the other, as a person types. */
async function type(clients, assemblyId) {
  const acknowledged = [];
  const failures = [];
  const times = [];
  await Promise.all(
    clients.map(async ({ delegationId, personId, cookie }, number) => {
      const before = {};
      for (let save = 0; save < SAVES; save += 1) {
        const field = FIELDS[save % FIELDS.length];
        const value = `Typed ${number} ${save}`;
        const began = performance.now();
        const response = await fetch(
          `${environment.PUBLIC_URL}/api/v1/assemblies/${assemblyId}/delegations/${delegationId}/people/${personId}/fields`,
          {
            method: 'PATCH',
            headers: { 'content-type': 'application/json', origin: environment.PUBLIC_URL, cookie },
            body: JSON.stringify({
              base: { [field]: before[field] ?? '' },
              changes: { [field]: value },
            }),
          },
        ).catch((error) => ({ status: error.code ?? 'no answer' }));
        times.push(performance.now() - began);
        const body = response.status === 200 ? await response.json() : null;
        if (body && body.clashes.length === 0) {
          before[field] = value;
          acknowledged.push({ personId, field, value });
        } else failures.push(String(response.status));
      }
    }),
  );
  return { acknowledged, failures, times };
}

/** How many fields do not hold what was acknowledged last for them. */
async function lost(dataSource, acknowledged) {
  const last = new Map(acknowledged.map((save) => [`${save.personId} ${save.field}`, save]));
  const rows = await dataSource.query('SELECT * FROM delegate');
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...last.values()].filter(
    ({ personId, field, value }) => byId.get(personId)?.[COLUMNS[field] ?? field] !== value,
  ).length;
}
