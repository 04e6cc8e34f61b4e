import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import { slotGrid } from '../../assemblies/domain/slot-grid.js';
import { holds, type Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import type { Party } from '../../delegations/parties/party.entity.js';
import { cleanFields } from '../../delegations/domain/clean-fields.js';
import { PartyService } from '../../delegations/parties/party.service.js';
import { Transactor } from '../../outbox/transactor.js';
import { maySpeakFor, onBehalfOf } from '../domain/request-rules.js';
import type { CreateUnavailabilityDto, UnavailabilityView } from '../dto/unavailability.dto.js';
import { Unavailability } from './unavailability.entity.js';

/** When parties and their principals cannot meet. */
@Injectable()
export class AvailabilityService {
  constructor(
    @InjectRepository(Unavailability) private readonly absences: Repository<Unavailability>,
    private readonly transactor: Transactor,
    private readonly assemblies: AssemblyService,
    private readonly parties: PartyService,
  ) {}

  /** Of one party, by time. Throws `not_found` for a party of others. */
  async list(actor: Actor, assemblyId: string, partyId: string): Promise<UnavailabilityView[]> {
    const party = await this.spoken(actor, assemblyId, partyId);
    const rows = await this.absences.find({
      where: { partyId: party.id },
      order: { startsAt: 'ASC', id: 'ASC' },
    });
    return rows.map(view);
  }

  /** Of a whole Assembly, for the scheduler. */
  ofAssembly(assemblyId: string): Promise<Unavailability[]> {
    return this.absences.find({
      where: { party: { assemblyId } },
      order: { startsAt: 'ASC', id: 'ASC' },
    });
  }

  /** Errors: `not_found`, `party_not_confirmed`, `dates_invalid` (ends before it starts, or outside the Assembly). */
  async add(
    actor: Actor,
    assemblyId: string,
    partyId: string,
    absence: CreateUnavailabilityDto,
  ): Promise<UnavailabilityView> {
    const grid = slotGrid(await this.assemblies.require(assemblyId));
    const { note = '' } = cleanFields({ note: absence.note }, { note: 200 });
    const startsAt = new Date(absence.startsAt);
    const endsAt = new Date(absence.endsAt);
    if (endsAt <= startsAt) {
      throw new AppError('dates_invalid', {
        fields: [{ path: 'endsAt', code: 'end_before_start' }],
      });
    }
    if (grid.overlapping(startsAt, endsAt).length === 0) {
      throw new AppError('dates_invalid', {
        fields: [{ path: 'startsAt', code: 'outside_assembly' }],
      });
    }
    return this.transactor.run(actor, async (tx) => {
      const party = await this.spoken(actor, assemblyId, partyId, tx.manager);
      if (!party.active) throw new AppError('party_not_confirmed');
      const row = tx.manager.create(Unavailability, {
        id: randomUUID(),
        partyId,
        scope: absence.scope,
        startsAt,
        endsAt,
        note,
      });
      await tx.manager.save(row);
      await tx.audit({
        action: 'unavailability.added',
        subjectType: 'party',
        subjectId: partyId,
        assemblyId,
        onBehalfOf: onBehalfOf(actor, party),
        changes: {
          [row.id]: {
            from: null,
            to: `${row.scope} ${startsAt.toISOString()} ${endsAt.toISOString()}`,
          },
        },
      });
      return view(row);
    });
  }

  async remove(actor: Actor, assemblyId: string, partyId: string, id: string): Promise<void> {
    await this.transactor.run(actor, async (tx) => {
      const party = await this.spoken(actor, assemblyId, partyId, tx.manager);
      const row = await tx.manager.findOneBy(Unavailability, { id, partyId });
      if (!row) throw new AppError('not_found');
      await tx.manager.remove(row);
      await tx.audit({
        action: 'unavailability.removed',
        subjectType: 'party',
        subjectId: partyId,
        assemblyId,
        onBehalfOf: onBehalfOf(actor, party),
        changes: {
          [id]: {
            from: `${row.scope} ${row.startsAt.toISOString()} ${row.endsAt.toISOString()}`,
            to: null,
          },
        },
      });
    });
  }

  private async spoken(
    actor: Actor,
    assemblyId: string,
    partyId: string,
    manager?: EntityManager,
  ): Promise<Party> {
    const [party] = await this.parties.findByIds(assemblyId, [partyId], manager);
    if (!party || !(maySpeakFor(actor, party) || readsOnly(actor, party))) {
      throw new AppError('not_found');
    }
    return party;
  }
}

/** Protocol reads every diary, a delegate that of its own delegation; their routes let neither write. */
function readsOnly(actor: Actor, party: Party): boolean {
  return (
    holds(actor, party.assemblyId, 'protocol') ||
    (party.delegationId !== null &&
      actor.grants.some(
        (grant) => grant.role === 'delegate' && grant.delegationId === party.delegationId,
      ))
  );
}

function view(row: Unavailability): UnavailabilityView {
  return {
    id: row.id,
    scope: row.scope,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    note: row.note,
  };
}
