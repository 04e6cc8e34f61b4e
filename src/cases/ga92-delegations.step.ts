import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { DelegationDirectoryService } from '../delegations/delegation-directory.service.js';
import { DelegationTransitionsService } from '../delegations/delegation-transitions.service.js';
import type {
  DelegationStatus,
  DelegationTransition,
} from '../delegations/domain/delegation-lifecycle.js';
import { InviteDelegationsService } from '../delegations/invitations/invite-delegations.service.js';
import { OfficeService } from '../delegations/parties/office.service.js';
import { PartySettingsService } from '../delegations/parties/party-settings.service.js';
import { DelegationPeopleService } from '../delegations/people/delegation-people.service.js';
import type { Ga92Case } from '../reference/domain/ga92-case.js';
import { ReferenceService } from '../reference/reference.service.js';
import { ga92Delegations, ga92Offices, type Ga92Delegation } from './ga92-people.js';

/** The next step on the way to a confirmed delegation; none from where people left it on purpose. */
const NEXT: Partial<Record<DelegationStatus, DelegationTransition>> = {
  preparing: 'submit',
  submitted: 'approve',
  approved: 'confirm',
};

/** Delegations and offices that met in Glasgow, confirmed by the importing admin on their behalf. */
@Injectable()
export class Ga92DelegationsStep {
  constructor(
    private readonly reference: ReferenceService,
    private readonly inviting: InviteDelegationsService,
    private readonly directory: DelegationDirectoryService,
    private readonly people: DelegationPeopleService,
    private readonly transitions: DelegationTransitionsService,
    private readonly partySettings: PartySettingsService,
    private readonly offices: OfficeService,
  ) {}

  /** What stands already is left as it is, so that an import that broke off can go on. */
  async run(actor: Actor, assemblyId: string, ga92: Ga92Case): Promise<void> {
    const parents = new Map(
      (await this.reference.subBureaus()).map(({ iso2, parentIso2 }) => [iso2, parentIso2]),
    );
    const wanted = ga92Delegations(ga92, (code) => parents.get(code) ?? code);
    await this.inviting.invite(actor, assemblyId, {
      memberIso2s: wanted.map(({ iso2 }) => iso2),
    });
    const rows = await this.directory.list(actor, assemblyId);
    for (const delegation of wanted) {
      const row = rows.find(({ memberIso2 }) => memberIso2 === delegation.iso2);
      if (row) await this.register(actor, assemblyId, row.id, delegation);
    }
    await this.offices.save(actor, assemblyId, ga92Offices(ga92));
  }

  private async register(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    { people, subBureaus }: Ga92Delegation,
  ): Promise<void> {
    const before = await this.directory.detail(actor, assemblyId, delegationId);
    const ids: string[] = [];
    for (const person of people) {
      const standing = before.people.find(
        ({ person: { givenNames, familyName } }) =>
          givenNames === person.givenNames && familyName === person.familyName,
      );
      const { id } =
        standing?.person ?? (await this.people.add(actor, assemblyId, delegationId, person));
      ids.push(id);
    }
    const { parties, status } = await this.directory.detail(actor, assemblyId, delegationId);
    for (const [code, index] of Object.entries(subBureaus)) {
      const party = parties.find((one) => one.kind === 'sub_bureau' && one.code === code);
      const principalId = ids[index];
      if (!party || principalId === undefined || party.principalId === principalId) continue;
      await this.partySettings.change(actor, assemblyId, delegationId, party.id, party.version, {
        principalId,
      });
    }
    let step = NEXT[status];
    while (step) {
      const after = await this.transitions.take(actor, assemblyId, delegationId, step);
      step = NEXT[after.status];
    }
  }
}
