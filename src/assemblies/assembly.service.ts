import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { fieldChanges, fieldsOf } from '../audit/field-changes.js';
import { holds, ROLES, type Actor } from '../common/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { checkVersion } from '../common/http/if-match.js';
import { isUuid } from '../common/validation/uuid.js';
import { Transactor, type Transaction } from '../outbox/transactor.js';
import { ReferenceService } from '../reference/reference.service.js';
import { ASSEMBLY_CHANGED, ASSEMBLY_CREATED, assemblyEvent } from './assemblies.events.js';
import { Assembly } from './assembly.entity.js';
import { Deadline } from './deadline.entity.js';
import { assemblyPeriod, slotRuleProblems } from './domain/assembly-rules.js';
import { slotGrid, type SlotGrid } from './domain/slot-grid.js';
import type { AssemblyChange, DeadlineDto, NewAssembly } from './dto/assembly.dto.js';

/** An Assembly with its deadlines in the order of the steps. */
export interface AssemblyView {
  assembly: Assembly;
  deadlines: Deadline[];
}

const EDITABLE = [
  'name',
  'city',
  'hostIso2',
  'timezone',
  'startsOn',
  'endsOn',
  'dayStart',
  'dayEnd',
  'slotMinutes',
  'memberQuota',
  'organisationQuota',
  'subBureauQuota',
  'twoReviewersRefuse',
] as const satisfies readonly (keyof Assembly)[];

@Injectable()
export class AssemblyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly reference: ReferenceService,
  ) {}

  /** The Assembly, or null. `manager` reads inside a running transaction. */
  async get(
    id: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Assembly | null> {
    return isUuid(id) ? manager.findOneBy(Assembly, { id }) : null;
  }

  /** The Assembly. Throws `not_found`. */
  async require(id: string, manager?: EntityManager): Promise<Assembly> {
    const assembly = await this.get(id, manager);
    if (!assembly) throw new AppError('not_found');
    return assembly;
  }

  /** The Assembly, when the actor has any role in it. Throws `not_found`. */
  async requireVisible(actor: Actor, id: string): Promise<Assembly> {
    if (!sees(actor, id)) throw new AppError('not_found');
    return this.require(id);
  }

  async findByCode(
    code: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Assembly | null> {
    return manager.findOneBy(Assembly, { code });
  }

  /** Every slot of every day, in the Assembly's zone. */
  slotGrid(assembly: Assembly): SlotGrid {
    return slotGrid(assembly);
  }

  async deadlines(assemblyId: string, manager?: EntityManager): Promise<Deadline[]> {
    return this.deadlinesOf([assemblyId], manager);
  }

  /** Those in which the actor has a role, the latest first. */
  async list(actor: Actor): Promise<AssemblyView[]> {
    const { manager } = this.dataSource;
    const all = await manager.find(Assembly, { order: { startsOn: 'DESC', code: 'ASC' } });
    const visible = all.filter(({ id }) => sees(actor, id));
    const deadlines = await this.deadlinesOf(visible.map(({ id }) => id));
    return visible.map((assembly) => ({
      assembly,
      deadlines: deadlines.filter(({ assemblyId }) => assemblyId === assembly.id),
    }));
  }

  async view(actor: Actor, id: string): Promise<AssemblyView> {
    const assembly = await this.requireVisible(actor, id);
    return { assembly, deadlines: await this.deadlinesOf([id]) };
  }

  /**
   * Makes an Assembly. Throws `member_unknown`, `dates_invalid`, and `already_exists` when the code is
   * taken.
   */
  async create(actor: Actor, input: NewAssembly): Promise<AssemblyView> {
    return this.transactor.run(actor, (tx) => this.createIn(tx, input));
  }

  /** As {@link create}, inside a transaction that makes more. */
  async createIn(tx: Transaction, input: NewAssembly): Promise<AssemblyView> {
    const hostIso2 = await this.host(input.hostIso2);
    refuse(slotRuleProblems(input));
    if (await this.findByCode(input.code, tx.manager)) {
      throw new AppError('already_exists', { fields: [{ path: 'code', code: 'not_unique' }] });
    }
    const assembly = await tx.manager.save(
      tx.manager.create(Assembly, { ...input, id: randomUUID(), hostIso2 }),
    );
    await tx.audit({
      action: ASSEMBLY_CREATED,
      subjectType: 'assembly',
      subjectId: assembly.id,
      assemblyId: assembly.id,
      changes: fieldChanges<Assembly>({}, assembly, ['code', ...EDITABLE]),
    });
    await tx.emit(assemblyEvent(ASSEMBLY_CREATED, assembly));
    return { assembly, deadlines: [] };
  }

  /** Throws `edit_conflict` when somebody saved it since `version`, and as {@link create}. */
  async update(
    actor: Actor,
    id: string,
    version: number,
    input: AssemblyChange,
  ): Promise<AssemblyView> {
    const given = input.hostIso2 === undefined ? {} : { hostIso2: await this.host(input.hostIso2) };
    return this.transactor.run(actor, async (tx) => {
      const assembly = await this.lock(tx.manager, id);
      checkVersion(assembly, version);
      const before = fieldsOf(assembly, EDITABLE);
      tx.manager.merge(Assembly, assembly, { ...input, ...given });
      // The database writes seconds; an hour that stays the same must not read as a change.
      assembly.dayStart = withSeconds(assembly.dayStart);
      assembly.dayEnd = withSeconds(assembly.dayEnd);
      refuse(slotRuleProblems(assembly));
      const changes = fieldChanges<Assembly>(before, assembly, EDITABLE);
      if (Object.keys(changes).length > 0) {
        await tx.manager.save(assembly);
        await this.record(tx, assembly, changes);
      }
      return { assembly, deadlines: await this.deadlinesOf([id], tx.manager) };
    });
  }

  /** Replaces the deadlines. Throws `dates_invalid` for one after the Assembly. */
  async setDeadlines(
    actor: Actor,
    id: string,
    input: readonly DeadlineDto[],
  ): Promise<AssemblyView> {
    return this.transactor.run(actor, (tx) => this.setDeadlinesIn(tx, id, input));
  }

  /** As {@link setDeadlines}, inside a transaction that makes more. */
  async setDeadlinesIn(
    tx: Transaction,
    id: string,
    input: readonly DeadlineDto[],
  ): Promise<AssemblyView> {
    const assembly = await this.lock(tx.manager, id);
    const { endsAt } = assemblyPeriod(assembly);
    refuse(
      input.flatMap(({ at }, index) =>
        new Date(at) > endsAt ? [{ path: `deadlines[${index}].at`, code: 'outside_assembly' }] : [],
      ),
    );
    const before = await this.deadlinesOf([id], tx.manager);
    await tx.manager.delete(Deadline, { assemblyId: id });
    await tx.manager.save(
      input.map(({ step, at }) =>
        tx.manager.create(Deadline, { assemblyId: id, step, at: new Date(at) }),
      ),
    );
    const after = await this.deadlinesOf([id], tx.manager);
    const changes = fieldChanges({ deadlines: byStep(before) }, { deadlines: byStep(after) }, [
      'deadlines',
    ]);
    if (Object.keys(changes).length > 0) await this.record(tx, assembly, changes);
    return { assembly, deadlines: after };
  }

  private async record(
    tx: Transaction,
    assembly: Assembly,
    changes: ReturnType<typeof fieldChanges>,
  ): Promise<void> {
    await tx.audit({
      action: ASSEMBLY_CHANGED,
      subjectType: 'assembly',
      subjectId: assembly.id,
      assemblyId: assembly.id,
      changes,
    });
    await tx.emit(assemblyEvent(ASSEMBLY_CHANGED, assembly));
  }

  private async lock(manager: EntityManager, id: string): Promise<Assembly> {
    const assembly = isUuid(id)
      ? await manager.findOne(Assembly, { where: { id }, lock: { mode: 'pessimistic_write' } })
      : null;
    if (!assembly) throw new AppError('not_found');
    return assembly;
  }

  private async deadlinesOf(
    assemblyIds: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Deadline[]> {
    return manager.find(Deadline, {
      where: { assemblyId: In([...assemblyIds]) },
      order: { at: 'ASC', step: 'ASC' },
    });
  }

  /** The code of two letters of a member, or of a sub-bureau that hosts (Hong Kong, China). */
  private async host(code: string): Promise<string> {
    const host =
      (await this.reference.findMember(code)) ?? (await this.reference.findSubBureau(code));
    if (host) return host.iso2;
    throw new AppError('member_unknown', {
      params: { code },
      fields: [{ path: 'hostIso2', code: 'wrong_value' }],
    });
  }
}

/** Whether the actor has any role in the Assembly. */
function sees(actor: Actor, assemblyId: string): boolean {
  return holds(actor, assemblyId, ...ROLES);
}

function refuse(fields: ReturnType<typeof slotRuleProblems>): void {
  if (fields.length > 0) throw new AppError('dates_invalid', { fields });
}

function withSeconds(time: string): string {
  return time.length === 5 ? `${time}:00` : time;
}

function byStep(deadlines: readonly Deadline[]): Record<string, string> {
  return Object.fromEntries(deadlines.map(({ step, at }) => [step, at.toISOString()]));
}
