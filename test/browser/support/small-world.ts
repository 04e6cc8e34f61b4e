import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { InstallationService } from '../../../src/assemblies/installation.service.js';
import { AccountService } from '../../../src/auth/accounts/account.service.js';
import { RoleService } from '../../../src/auth/accounts/role.service.js';
import { systemActor, type Actor, type Role } from '../../../src/common/actor.js';
import { Clock, SystemClock } from '../../../src/common/clock.js';
import type { Language } from '../../../src/common/text/languages.js';
import { ContactService } from '../../../src/delegations/contacts/contact.service.js';
import { DelegationService } from '../../../src/delegations/delegation.service.js';
import { DelegationTransitionsService } from '../../../src/delegations/delegation-transitions.service.js';
import type { DelegationTransition } from '../../../src/delegations/domain/delegation-lifecycle.js';
import { InviteDelegationsService } from '../../../src/delegations/invitations/invite-delegations.service.js';
import { PartyService } from '../../../src/delegations/parties/party.service.js';
import { DelegationPeopleService } from '../../../src/delegations/people/delegation-people.service.js';
import { bureauEmail, TEAM, teamEmail } from '../../../src/demo/domain/team.js';
import { SettingStep } from '../../../src/demo/steps/setting.step.js';
import { AssignDutiesService } from '../../../src/duties/assign-duties.service.js';
import { DutyReader } from '../../../src/duties/duty-reader.service.js';
import { AnswerRequestService } from '../../../src/meetings/requests/answer-request.service.js';
import { CreateRequestService } from '../../../src/meetings/requests/create-request.service.js';
import { Transactor } from '../../../src/outbox/transactor.js';
import { PublishPlanService } from '../../../src/scheduling/plans/publish-plan.service.js';
import { RunReader } from '../../../src/scheduling/runs/run-reader.service.js';
import { StartRunService } from '../../../src/scheduling/runs/start-run.service.js';
import { eventually } from '../../e2e/support/mailbox.js';

const TODAY = new Date('2025-11-12T13:20:00Z');

/** Members of the small world by where they stand; each as the shortest way leads there. */
const STANDING: [DelegationTransition[], string[]][] = [
  [
    ['submit', 'approve', 'confirm'],
    ['MA', 'CN', 'KE', 'JO', 'FR', 'GB', 'ES', 'BR', 'LV', 'LT', 'CI', 'TR'],
  ],
  [
    ['submit', 'approve'],
    ['SN', 'PT'],
  ],
  [['submit'], ['PY', 'UZ', 'CA']],
  [['submit', 'return'], ['GA']],
  [['prepare'], ['MX', 'NP']],
  [['decline'], ['TO']],
  [[], ['LS', 'HT', 'AU', 'QA']],
];

/** Who asks whom; the third says whether it is agreed. */
const WISHES: [string, string, boolean][] = [
  ['MA', 'KE', true],
  ['MA', 'FR', true],
  ['MA', 'CN', true],
  ['JO', 'MA', true],
  ['GB', 'FR', true],
  ['ES', 'BR', true],
  ['LV', 'LT', true],
  ['KE', 'JO', true],
  ['TR', 'KE', false],
  ['BR', 'KE', false],
  ['CI', 'MA', false],
];

export type Finder = <T>(type: Type<T>) => T;

/**
 * An Assembly that has something on every page; its clock stands two weeks before it. Its accounts are
 * entered by the demonstration's one click.
 */
export async function createSmallWorld(get: Finder): Promise<void> {
  const clock = get(Clock as unknown as Type<SystemClock>);
  const clockOffset = TODAY.getTime() - Date.now();
  clock.shift(clockOffset);
  await get(InstallationService).set({ demonstration: true, clockOffset });
  const assemblyId = await get(SettingStep).run(systemActor('test', randomUUID()));
  const team = new Map<string, Actor>();
  for (const { account, name, role, language } of TEAM.slice(0, 8)) {
    const person = { email: teamEmail(account), name, role, language };
    team.set(account, await createAccount(get, assemblyId, person));
  }
  const organizer = team.get('organizer')!;
  await register(get, assemblyId, organizer);
  await agree(get, assemblyId, organizer);
  await publish(get, assemblyId, organizer);
  const staff = [...team].filter(([account]) => account.startsWith('staff'));
  const expected = WISHES.filter(([, , agreed]) => agreed).length;
  await eventually(async () => {
    const { items } = await get(DutyReader).list(assemblyId, { limit: 100 });
    return items.length === expected || null;
  });
  await get(AssignDutiesService).assignOpen(
    organizer,
    assemblyId,
    staff.map(([, { userId }]) => userId!),
  );
}

async function createAccount(
  get: Finder,
  assemblyId: string,
  person: { email: string; name: string; role: Role; language: Language; delegationId?: string },
): Promise<Actor> {
  const { email, name, role, language, delegationId = null } = person;
  const userId = await get(Transactor).run(systemActor('test', randomUUID()), async (tx) => {
    const { id } = await get(AccountService).create(tx, {
      email,
      name,
      language,
      passwordHash: null,
    });
    await get(RoleService).grant(tx, id, {
      role,
      assemblyId: role === 'admin' ? null : assemblyId,
      delegationId,
    });
    return id;
  });
  const actor = await get(AccountService).actor(userId, `test-${userId}`);
  if (!actor) throw new Error('the account that was just made is missing');
  return actor;
}

async function register(get: Finder, assemblyId: string, organizer: Actor): Promise<void> {
  const memberIso2s = STANDING.flatMap(([, members]) => members);
  for (const memberIso2 of memberIso2s) {
    await get(ContactService).create(organizer, assemblyId, {
      memberIso2,
      name: `NCB ${memberIso2}`,
      email: bureauEmail(memberIso2),
      language: 'en',
    });
  }
  await get(InviteDelegationsService).invite(organizer, assemblyId, { memberIso2s });
  const delegations = await get(DelegationService).ofAssembly(assemblyId);
  for (const [way, members] of STANDING) {
    for (const iso2 of members) {
      const { id } = delegations.find(({ memberIso2 }) => memberIso2 === iso2)!;
      if (['KE', 'GA', 'SN', 'MX'].includes(iso2)) {
        const person = { email: bureauEmail(iso2), name: `Noor ${iso2}`, delegationId: id };
        const role = { role: 'focal_point', language: 'en' } as const;
        await createAccount(get, assemblyId, { ...person, ...role });
      }
      const people = way.includes('submit') ? (['head', 'alternate', 'delegate'] as const) : [];
      for (const [index, role] of people.entries()) {
        await get(DelegationPeopleService).add(organizer, assemblyId, id, {
          role,
          givenNames: ['Amina', 'Jonas', 'Wei'][index]!,
          familyName: ['Benali', 'Weber', 'Chen'][index]!,
          position: 'Head of the National Central Bureau',
        });
      }
      for (const step of way) {
        const reason = 'The letter of credentials names another head of delegation.';
        await get(DelegationTransitionsService).take(organizer, assemblyId, id, step, reason);
      }
    }
  }
}

async function agree(get: Finder, assemblyId: string, organizer: Actor): Promise<void> {
  const parties = await get(PartyService).activeParties(assemblyId);
  const idOf = (iso2: string) =>
    parties.find(({ memberIso2, kind }) => memberIso2 === iso2 && kind === 'delegation')!.id;
  for (const [from, to, agreed] of WISHES) {
    const { id } = await get(CreateRequestService).create(organizer, assemblyId, {
      requesterId: idOf(from),
      partyIds: [idOf(to)],
      subject: 'Joint training on scam centres',
      level: from === 'LV' ? 'technical' : 'principal',
      priority: 3,
      durationMinutes: 30,
      size: 6,
      features: [],
      preferredStarts: [],
    });
    if (!agreed) continue;
    const answer = { partyId: idOf(to), answer: 'accept' } as const;
    await get(AnswerRequestService).answer(organizer, assemblyId, id, answer);
  }
}

async function publish(get: Finder, assemblyId: string, organizer: Actor): Promise<void> {
  const { id } = await get(StartRunService).start(organizer, assemblyId, { seconds: 1, seed: 93 });
  const planId = await eventually(async () => (await get(RunReader).get(assemblyId, id)).planId);
  await get(PublishPlanService).publish(organizer, assemblyId, planId);
}
