import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { InvitationService } from '../../auth/links/invitation.service.js';
import { ContactService } from '../../delegations/contacts/contact.service.js';
import { DelegationService } from '../../delegations/delegation.service.js';
import { DelegationTransitionsService } from '../../delegations/delegation-transitions.service.js';
import type { DelegationStatus } from '../../delegations/domain/delegation-lifecycle.js';
import type { Delegation } from '../../delegations/delegation.entity.js';
import { InviteDelegationsService } from '../../delegations/invitations/invite-delegations.service.js';
import { AccreditationService } from '../../delegations/people/accreditation/accreditation.service.js';
import type { Delegate } from '../../delegations/people/delegate.entity.js';
import { DelegationPeopleService } from '../../delegations/people/delegation-people.service.js';
import { ReferenceService } from '../../reference/reference.service.js';
import { DemoAccounts } from '../demo-accounts.js';
import { senderKey } from '../../delegations/invitations/senders.js';
import { inParallel, type DemoContext } from '../demo-context.js';
import { PEOPLE, peopleOf, statusOfMembers } from '../domain/attendance.js';
import { inventCard } from '../domain/invented-cards.js';
import { inventName, inventPeople, type NamePools } from '../domain/invented-people.js';
import { Random } from '../domain/random.js';
import { bureauEmail } from '../domain/team.js';

/** Observer organisations that come. */
const ORGANISATIONS = 22;
const AT_ONCE = 4;
const CARDS_SEED = 9393;
const INVITED = new Date('2025-09-01T08:00:00Z');
const FIRST_STEPS = new Date('2025-09-03T08:00:00Z');
/** Links of invitations live for two weeks. */
const LINKS_END = new Date('2025-09-12T16:00:00Z');
const LAST_STEPS = new Date('2025-11-10T16:00:00Z');

/** What happened to the last person of some delegations; with no step they still wait for review. */
interface Special {
  step: 'hold' | 'return' | 'refuse' | null;
  reason: string;
}

const SPECIALS: readonly Special[] = [
  { step: null, reason: '' },
  { step: 'hold', reason: 'The embassy has been asked to confirm the identity.' },
  { step: 'return', reason: 'The names differ from those in the passport.' },
  { step: null, reason: '' },
  { step: 'refuse', reason: 'The bureau does not know this person.' },
];
/** One delegation of so many has somebody special. */
const SPECIAL_EVERY = 12;

function specialOf(index: number): Special | null {
  if (index % SPECIAL_EVERY !== 0) return null;
  return SPECIALS[(index / SPECIAL_EVERY) % SPECIALS.length] ?? null;
}

interface Sender {
  /** iso2 of a member, or the key of an organisation, see `senderKey`. */
  code: string;
  organisation: string | null;
  iso2: string;
  language: 'en' | 'fr' | 'es' | 'ar';
  status: DelegationStatus;
}

/** Contacts, invitations to all 196 members and the observers, and what each of them did since. */
@Injectable()
export class RegistrationStep {
  constructor(
    private readonly reference: ReferenceService,
    private readonly contacts: ContactService,
    private readonly inviting: InviteDelegationsService,
    private readonly invitations: InvitationService,
    private readonly accounts: DemoAccounts,
    private readonly delegations: DelegationService,
    private readonly people: DelegationPeopleService,
    private readonly transitions: DelegationTransitionsService,
    private readonly accreditation: AccreditationService,
  ) {}

  async run(demo: DemoContext): Promise<void> {
    const senders = await this.senders(demo);
    const pools = await namePools();
    demo.clock.set(INVITED);
    await this.contacts.import(demo.organizer, demo.assemblyId, {
      csv: this.contactFile(senders, pools, demo),
      apply: true,
    });
    await this.inviting.invite(demo.organizer, demo.assemblyId, { all: true });
    await this.inviting.invite(demo.organizer, demo.assemblyId, {
      organisationCodes: senders.flatMap(({ organisation }) => organisation ?? []),
    });
    const links = new Map(
      (await this.invitations.open({ assemblyId: demo.assemblyId })).map((invitation) => [
        invitation.email,
        invitation,
      ]),
    );
    const delegations = new Map(
      (await this.delegations.ofAssembly(demo.assemblyId)).map((delegation) => [
        senderKey(delegation),
        delegation,
      ]),
    );
    const counts = peopleOf(
      senders.filter(({ status }) => status === 'confirmed').map(({ code }) => code),
      PEOPLE,
      demo.random,
    );
    // By its own row of numbers, so that names and meetings stay as they were.
    const cards = new Random(CARDS_SEED);
    // Drawn before the parallel part, so that the order of answers changes nothing.
    const planned = demo.random.shuffled(senders).map((sender) => ({
      sender,
      people: inventPeople(sender, counts.get(sender.code) ?? 4, pools, demo.random).map(
        (person) => ({ ...person, ...inventCard(person.role, sender.iso2, cards) }),
      ),
    }));
    const active = planned.filter(({ sender }) => sender.status !== 'invited');
    await inParallel(active, AT_ONCE, async ({ sender }, index) => {
      demo.clock.between(FIRST_STEPS, LINKS_END, index / active.length);
      const invitation = links.get(bureauEmail(sender.code));
      if (!invitation) throw new Error(`${sender.code} was not invited`);
      demo.focalPoints.set(sender.code, await this.accounts.accept(invitation));
    });
    let done = 0;
    await inParallel(active, AT_ONCE, async ({ sender, people }, index) => {
      demo.clock.between(LINKS_END, LAST_STEPS, index / active.length);
      const delegation = delegations.get(sender.code);
      if (!delegation) throw new Error(`${sender.code} has no delegation`);
      await this.register(demo, sender, delegation, people, specialOf(index));
      done += 1;
      demo.progress('Registering delegations', done, active.length);
    });
  }

  /** Takes one delegation through its lifecycle up to the status it has in the demonstration. */
  private async register(
    demo: DemoContext,
    sender: Sender,
    { id }: Delegation,
    people: ReturnType<typeof inventPeople>,
    special: Special | null,
  ): Promise<void> {
    const { assemblyId, reviewer } = demo;
    const focalPoint = demo.focalPoints.get(sender.code);
    if (!focalPoint) return;
    if (sender.status === 'declined') {
      await this.transitions.take(
        focalPoint,
        assemblyId,
        id,
        'decline',
        'The dates fall into national elections.',
      );
      return;
    }
    const listed = sender.status === 'preparing' ? people.slice(0, 1) : people;
    const added = await this.people.addAll(focalPoint, assemblyId, id, listed);
    if (sender.status === 'preparing') return;
    await this.transitions.take(focalPoint, assemblyId, id, 'submit');
    if (sender.status === 'submitted') return;
    if (sender.status === 'returned') {
      const reason = 'The letter of credentials names another head of delegation.';
      await this.transitions.take(reviewer, assemblyId, id, 'return', reason);
      return;
    }
    await this.transitions.take(reviewer, assemblyId, id, 'approve');
    await this.review(demo, id, added, special);
    await this.transitions.take(focalPoint, assemblyId, id, 'confirm');
  }

  /** Clears the people, save the last one where `special` says what else can happen to somebody. */
  private async review(
    { assemblyId, reviewer }: DemoContext,
    delegationId: string,
    people: readonly Delegate[],
    special: Special | null,
  ): Promise<void> {
    const last = special === null ? undefined : people.at(-1);
    const cleared = people.filter((person) => person !== last).map(({ id }) => id);
    await this.accreditation.clearAll(reviewer, assemblyId, delegationId, cleared);
    if (!last || !special || special.step === null) return;
    // Submitting sent the person to review: one save later than the entry.
    await this.accreditation.review(
      reviewer,
      assemblyId,
      delegationId,
      last.id,
      last.version + 1,
      special.step,
      special.reason,
    );
  }

  private async senders(demo: DemoContext): Promise<Sender[]> {
    const members = await this.reference.members();
    const statuses = statusOfMembers(
      members.map(({ iso2 }) => iso2),
      demo.random,
    );
    const organisations = await this.reference.organisations();
    return [
      ...members.map(({ iso2, preferredLanguage }) => ({
        code: iso2,
        organisation: null,
        iso2,
        language: preferredLanguage,
        status: statuses.get(iso2) ?? 'invited',
      })),
      ...organisations.slice(0, ORGANISATIONS).map(({ code, headquartersCountry }) => ({
        code: senderKey({ memberIso2: null, organisationCode: code }),
        organisation: code,
        iso2: headquartersCountry,
        language: 'en' as const,
        status: 'confirmed' as const,
      })),
    ];
  }

  private contactFile(senders: Sender[], pools: NamePools, demo: DemoContext): string {
    const rows = senders.map(({ code, organisation, iso2, language }) => {
      const name = inventName(iso2, pools, demo.random, new Set());
      return [
        organisation ? '' : code,
        organisation ?? '',
        `${name.givenNames} ${name.familyName}`,
        bureauEmail(code),
        language,
      ];
    });
    return stringify([['iso2', 'organisation', 'name', 'email', 'language'], ...rows]);
  }
}

async function namePools(): Promise<NamePools> {
  const file = new URL('../data/names.json', import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as NamePools;
}
