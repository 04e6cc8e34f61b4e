import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Assembly } from '../assemblies/assembly.entity.js';
import { AssemblyService } from '../assemblies/assembly.service.js';
import { assemblyPeriod } from '../assemblies/domain/assembly-rules.js';
import type { AuditChanges } from '../audit/audit-entry.entity.js';
import { fieldChanges, fieldsOf } from '../audit/field-changes.js';
import type { Actor } from '../common/actor.js';
import { AppError, type FieldProblem } from '../common/errors/app-error.js';
import { checkVersion } from '../common/http/if-match.js';
import { given } from '../common/validation/given.js';
import { Transactor, type Transaction } from '../outbox/transactor.js';
import { holdsByAudience, type Holds } from './domain/holds.js';
import { completeTitles, givenTitles, type GivenTitles } from './domain/titles.js';
import { ProgrammeItem, type Audience, type Hold } from './programme-item.entity.js';

/** An item as it is made; `audience` is `all` and `illustrative` false where not given. */
export interface NewProgrammeItem {
  code: string;
  titles: GivenTitles;
  kind: string;
  hold: Hold;
  audience?: Audience;
  startsAt: Date | string;
  endsAt: Date | string;
  illustrative?: boolean;
}

const FIELDS = [
  'code',
  'titles',
  'untranslated',
  'kind',
  'hold',
  'audience',
  'startsAt',
  'endsAt',
  'illustrative',
] as const satisfies readonly (keyof ProgrammeItem)[];

/** No item lasts longer, in milliseconds: the gala may end after midnight, but not two days later. */
const LONGEST = 24 * 3_600_000;

@Injectable()
export class ProgrammeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly assemblies: AssemblyService,
  ) {}

  /** The whole programme in the order of time. */
  async list(
    assemblyId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ProgrammeItem[]> {
    return manager.find(ProgrammeItem, {
      where: { assemblyId },
      order: { startsAt: 'ASC', endsAt: 'ASC', code: 'ASC' },
    });
  }

  /** As {@link list}, for a reader with a role in the Assembly. Throws `not_found`. */
  async listFor(actor: Actor, assemblyId: string): Promise<ProgrammeItem[]> {
    await this.assemblies.requireVisible(actor, assemblyId);
    return this.list(assemblyId);
  }

  /** What the programme takes from the delegations of each region, and when. */
  async holdsFor(assemblyId: string, manager?: EntityManager): Promise<Holds> {
    return holdsByAudience(await this.list(assemblyId, manager));
  }

  /** Throws `not_found`, `dates_invalid`, and `already_exists` when the code is taken. */
  async create(actor: Actor, assemblyId: string, input: NewProgrammeItem): Promise<ProgrammeItem> {
    return this.transactor.run(actor, async (tx) =>
      this.createIn(tx, await this.assemblies.require(assemblyId, tx.manager), input),
    );
  }

  /** As {@link create}, inside a transaction that makes more. */
  async createIn(
    tx: Transaction,
    assembly: Assembly,
    input: NewProgrammeItem,
  ): Promise<ProgrammeItem> {
    const { titles, startsAt, endsAt, ...rest } = input;
    const item = tx.manager.create(ProgrammeItem, {
      audience: 'all',
      illustrative: false,
      ...given(rest),
      ...required(titles),
      id: randomUUID(),
      assemblyId: assembly.id,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
    });
    await this.check(tx.manager, assembly, item);
    await tx.manager.save(item);
    const changes = fieldChanges<ProgrammeItem>({}, item, FIELDS);
    await this.record(tx, item, 'programme_item.created', changes);
    return item;
  }

  /** Throws `edit_conflict` when somebody saved it since `version`, and as {@link create}. */
  async update(
    actor: Actor,
    assemblyId: string,
    id: string,
    version: number,
    input: Partial<NewProgrammeItem>,
  ): Promise<ProgrammeItem> {
    return this.transactor.run(actor, async (tx) => {
      const assembly = await this.assemblies.require(assemblyId, tx.manager);
      const item = await this.lock(tx.manager, assemblyId, id);
      checkVersion(item, version);
      return this.changeIn(tx, assembly, item, input);
    });
  }

  /** Changes the fields given, inside a transaction that makes more; titles language by language. */
  async changeIn(
    tx: Transaction,
    assembly: Assembly,
    item: ProgrammeItem,
    { titles, startsAt, endsAt, ...rest }: Partial<NewProgrammeItem>,
  ): Promise<ProgrammeItem> {
    const before = fieldsOf(item, FIELDS);
    Object.assign(item, given(rest));
    if (startsAt !== undefined) item.startsAt = new Date(startsAt);
    if (endsAt !== undefined) item.endsAt = new Date(endsAt);
    if (titles !== undefined) {
      Object.assign(item, required({ ...givenTitles(item), ...given(titles) }));
    }
    await this.check(tx.manager, assembly, item);
    const changes = fieldChanges<ProgrammeItem>(before, item, FIELDS);
    if (Object.keys(changes).length === 0) return item;
    await tx.manager.save(item);
    await this.record(tx, item, 'programme_item.changed', changes);
    return item;
  }

  async remove(actor: Actor, assemblyId: string, id: string): Promise<void> {
    await this.transactor.run(actor, async (tx) => {
      const item = await this.lock(tx.manager, assemblyId, id);
      await tx.manager.delete(ProgrammeItem, { id });
      const changes = fieldChanges<ProgrammeItem>(item, {}, FIELDS);
      await this.record(tx, item, 'programme_item.deleted', changes);
    });
  }

  private async check(
    manager: EntityManager,
    assembly: Assembly,
    item: ProgrammeItem,
  ): Promise<void> {
    const fields = periodProblems(assembly, item);
    if (fields.length > 0) throw new AppError('dates_invalid', { fields });
    const { code, assemblyId } = item;
    const coded = await manager.findOneBy(ProgrammeItem, { assemblyId, code });
    if (coded && coded.id !== item.id) {
      throw new AppError('already_exists', { fields: [{ path: 'code', code: 'not_unique' }] });
    }
  }

  private async lock(
    manager: EntityManager,
    assemblyId: string,
    id: string,
  ): Promise<ProgrammeItem> {
    const item = await manager.findOne(ProgrammeItem, {
      where: { id, assemblyId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!item) throw new AppError('not_found');
    return item;
  }

  private async record(
    tx: Transaction,
    item: ProgrammeItem,
    action: string,
    changes: AuditChanges,
  ): Promise<void> {
    await tx.audit({
      action,
      subjectType: 'programme_item',
      subjectId: item.id,
      assemblyId: item.assemblyId,
      changes,
    });
  }
}

/** Throws `validation_failed` when there is no title in any language. */
function required(titles: GivenTitles): NonNullable<ReturnType<typeof completeTitles>> {
  const completed = completeTitles(titles);
  if (completed) return completed;
  throw new AppError('validation_failed', {
    fields: [{ path: 'titles', code: 'title_required' }],
  });
}

/** What is wrong with the times of an item, which must begin on a day of the Assembly. */
export function periodProblems(
  assembly: Assembly,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
): FieldProblem[] {
  if (endsAt <= startsAt) return [{ path: 'endsAt', code: 'end_before_start' }];
  const days = assemblyPeriod(assembly);
  if (startsAt < days.startsAt || startsAt >= days.endsAt) {
    return [{ path: 'startsAt', code: 'outside_assembly' }];
  }
  const tooLong = endsAt.getTime() - startsAt.getTime() > LONGEST;
  return tooLong ? [{ path: 'endsAt', code: 'outside_assembly' }] : [];
}
