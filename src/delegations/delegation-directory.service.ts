import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssemblyService } from '../assemblies/assembly.service.js';
import type { Actor } from '../common/actor.js';
import { Clock } from '../common/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { REGIONS, type Region } from '../reference/domain/regions.js';
import { ReferenceService } from '../reference/reference.service.js';
import {
  DelegationDeadlinesService,
  type EffectiveDeadline,
} from './deadlines/delegation-deadlines.service.js';
import { assertMaySee, ownDelegationIds, seesAll } from './delegation-access.js';
import { readDelegationRows, type DelegationRow } from './delegation-rows.js';
import { DelegationService } from './delegation.service.js';
import { DelegationTransitionsService } from './delegation-transitions.service.js';
import { missingParts, type MissingPart } from './domain/completeness.js';
import { countDelegations, type DelegationCounts } from './domain/count-delegations.js';
import type { DelegationStatus, DelegationTransition } from './domain/delegation-lifecycle.js';
import { needsOf, type DelegationNeed } from './domain/delegation-needs.js';
import { Party } from './parties/party.entity.js';
import { orderedPeople } from './people/ordered-people.js';
import { PersonViews, type PersonView } from './people/person-views.service.js';

/** A delegation in a list, with what makes somebody look at it. */
export interface ListedDelegation extends DelegationRow {
  needs: DelegationNeed[];
}

export interface DelegationFilter {
  status?: DelegationStatus;
  region?: Region;
  need?: DelegationNeed;
  /** Part of a name in any language, or a code. */
  q?: string;
}

/** Counts of the Assembly; the members' ones are of all member states, also those not invited. */
export interface DelegationSummary {
  members: DelegationCounts;
  regions: (DelegationCounts & { region: Region })[];
  organisations: DelegationCounts;
}

/** One delegation with all that its page shows. */
export interface DelegationDetail extends ListedDelegation {
  people: PersonView[];
  parties: Party[];
  /** Transitions that this actor can take now. */
  openTransitions: DelegationTransition[];
  /** What submitting would be refused for. */
  missing: MissingPart[];
  deadlines: EffectiveDeadline[];
  /** What the clearance of its people and their badges need beyond that. */
  neededLater: MissingPart[];
}

/** Reads delegations: organizers, reviewers and protocol see all, others their own. */
@Injectable()
export class DelegationDirectoryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly assemblies: AssemblyService,
    private readonly reference: ReferenceService,
    private readonly delegations: DelegationService,
    private readonly transitions: DelegationTransitionsService,
    private readonly deadlines: DelegationDeadlinesService,
    private readonly views: PersonViews,
  ) {}

  /** All at once (226 at most), in the reader's alphabetical order. Errors: `not_found`. */
  async list(
    actor: Actor,
    assemblyId: string,
    { status, region, need, q = '' }: DelegationFilter = {},
  ): Promise<ListedDelegation[]> {
    await this.assemblies.require(assemblyId);
    const own = seesAll(actor, assemblyId) ? null : ownDelegationIds(actor);
    const rows = await this.rows(assemblyId, own);
    const found = q === '' ? null : await this.search(q);
    const collator = new Intl.Collator(actor.language);
    return rows
      .filter(
        (row) =>
          (status === undefined || row.status === status) &&
          (region === undefined || row.region === region) &&
          (need === undefined || row.needs.includes(need)) &&
          (found === null || found.has(row.memberIso2 ?? row.organisationCode ?? '')),
      )
      .sort((a, b) => collator.compare(a.names[actor.language], b.names[actor.language]));
  }

  /** Errors: `not_found`, `not_allowed`. */
  async summary(actor: Actor, assemblyId: string): Promise<DelegationSummary> {
    if (!seesAll(actor, assemblyId)) throw new AppError('not_allowed');
    await this.assemblies.require(assemblyId);
    const rows = await this.rows(assemblyId, null);
    const members = await this.reference.members();
    const organisations = await this.reference.organisations();
    return {
      members: countDelegations(
        members.length,
        rows.filter(({ memberIso2 }) => memberIso2 !== null),
      ),
      regions: REGIONS.map((region) => ({
        region,
        ...countDelegations(
          members.filter((member) => member.region === region).length,
          rows.filter((row) => row.region === region),
        ),
      })),
      organisations: countDelegations(
        organisations.length,
        rows.filter(({ organisationCode }) => organisationCode !== null),
      ),
    };
  }

  /** Errors: `not_found`, also for another's. */
  async detail(actor: Actor, assemblyId: string, delegationId: string): Promise<DelegationDetail> {
    const delegation = await this.delegations.require(assemblyId, delegationId);
    assertMaySee(actor, delegation);
    const [row] = await this.rows(assemblyId, [delegationId]);
    if (!row) throw new AppError('not_found');
    const { manager } = this.dataSource;
    const people = await orderedPeople(manager, delegationId);
    const missing = missingParts(people);
    return {
      ...row,
      people: await this.views.of(actor, assemblyId, people),
      parties: await manager.find(Party, {
        where: { delegationId },
        order: { kind: 'ASC', code: 'ASC' },
      }),
      openTransitions: await this.transitions.open(actor, delegation, this.clock.now()),
      deadlines: await this.deadlines.of(delegation),
      missing: missing.filter(({ neededFor }) => neededFor === 'submit'),
      neededLater: missing.filter(({ neededFor }) => neededFor !== 'submit'),
    };
  }

  private async rows(
    assemblyId: string,
    ids: readonly string[] | null,
  ): Promise<ListedDelegation[]> {
    const now = this.clock.now();
    const rows = await readDelegationRows(this.dataSource.manager, assemblyId, now, ids);
    return rows.map((row) => ({ ...row, needs: needsOf(row, now) }));
  }

  /** Codes of the members and organisations that match. */
  private async search(q: string): Promise<Set<string>> {
    const members = await this.reference.members({ search: q });
    const organisations = await this.reference.organisations({ search: q });
    return new Set([...members.map(({ iso2 }) => iso2), ...organisations.map(({ code }) => code)]);
  }
}
