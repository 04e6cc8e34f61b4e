import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import type { DeadlineStep } from '../../assemblies/deadline.entity.js';
import { RoleService } from '../../auth/accounts/role.service.js';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { AppError, type FieldProblem } from '../../common/errors/app-error.js';
import type { Language } from '../../common/text/languages.js';
import { sendSignal } from '../../live/live-signals.js';
import { Transactor } from '../../outbox/transactor.js';
import { Delegation } from '../delegation.entity.js';
import { LIVE_BULK } from '../delegations.events.js';
import { skipReason, type BulkKind, type BulkSkip } from '../domain/bulk-rules.js';
import { cleanFields } from '../domain/clean-fields.js';
import { InviteDelegationsService } from '../invitations/invite-delegations.service.js';
import { BulkItem } from './bulk-item.entity.js';
import { BulkOperation } from './bulk-operation.entity.js';
import { bulkTargets } from './bulk-targets.js';

/** How long an operation waits before the first delegation is told: the time to think again. */
export const PAUSE_SECONDS = 20;
/** Operations that the list shows. */
const LISTED = 20;

export interface BulkInput {
  kind: BulkKind;
  delegationIds: string[];
  step?: DeadlineStep;
  /** The new deadline (UTC); for `reconfirm` that of the confirmation, where it moves too. */
  movedTo?: Date;
  note?: string;
}

/** What an operation would do. Nothing of it has happened. */
export interface BulkPreview {
  /** Delegations for which something is done. */
  delegations: number;
  /** People who are told. */
  recipients: number;
  /** The same by the language in which they read it. */
  languages: { language: Language; recipients: number }[];
  skipped: { delegationId: string; reason: BulkSkip }[];
  /** Seconds in which it can be undone before anybody is told. */
  pauseSeconds: number;
}

export interface BulkView {
  operation: BulkOperation;
  total: number;
  done: number;
  skipped: number;
}

/** Steps for many delegations: previewed, queued, with their progress, undone as long as not sent. */
@Injectable()
export class BulkOperationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    private readonly assemblies: AssemblyService,
    private readonly roles: RoleService,
    private readonly inviting: InviteDelegationsService,
  ) {}

  /** Errors: `not_found`, `validation_failed`, `dates_invalid`. */
  async preview(actor: Actor, assemblyId: string, input: BulkInput): Promise<BulkPreview> {
    const { manager } = this.dataSource;
    const checked = await this.check(manager, assemblyId, input);
    const { concerned, skipped } = await this.sort(manager, assemblyId, checked);
    const people =
      input.kind === 'invite'
        ? await this.inviting.recipients(actor, assemblyId, concerned)
        : await this.roles.holders({
            assemblyId,
            roles: ['focal_point'],
            delegationIds: concerned.map(({ id }) => id),
          });
    const counts = new Map<Language, number>();
    for (const { language } of people) counts.set(language, (counts.get(language) ?? 0) + 1);
    return {
      delegations: concerned.length,
      recipients: people.length,
      languages: [...counts]
        .map(([language, recipients]) => ({ language, recipients }))
        .sort((a, b) => b.recipients - a.recipients || (a.language < b.language ? -1 : 1)),
      skipped,
      pauseSeconds: PAUSE_SECONDS,
    };
  }

  /** Queues the operation. Errors as {@link preview}; `validation_failed` too when it concerns nobody. */
  async start(actor: Actor, assemblyId: string, input: BulkInput): Promise<BulkView> {
    return this.transactor.run(actor, async (tx) => {
      const checked = await this.check(tx.manager, assemblyId, input);
      const { concerned } = await this.sort(tx.manager, assemblyId, checked);
      if (concerned.length === 0) throw invalid('delegationIds', 'concerns_nobody');
      const operation = await tx.manager.save(
        tx.manager.create(BulkOperation, {
          id: randomUUID(),
          assemblyId,
          kind: input.kind,
          status: 'waiting',
          step: checked.step,
          movedTo: checked.movedTo,
          note: checked.note,
          startsAt: new Date(tx.now.getTime() + PAUSE_SECONDS * 1000),
          createdBy: actor.userId,
        }),
      );
      await tx.manager.insert(
        BulkItem,
        concerned.map(({ id }) => ({
          operationId: operation.id,
          delegationId: id,
          state: 'pending' as const,
        })),
      );
      await tx.audit({
        action: 'bulk_operation.requested',
        subjectType: 'bulk_operation',
        subjectId: operation.id,
        assemblyId,
        changes: {
          kind: { from: null, to: operation.kind },
          delegations: { from: null, to: concerned.length },
        },
      });
      await this.signal(tx.manager, operation);
      return this.viewOf(tx.manager, operation);
    });
  }

  /**
   * Ends an operation; whom it has not reached yet it never reaches. Errors: `not_found`, `wrong_state`
   * (it is over).
   */
  async undo(actor: Actor, assemblyId: string, id: string): Promise<BulkView> {
    return this.transactor.run(actor, async (tx) => {
      const operation = await tx.manager.findOne(BulkOperation, {
        where: { id, assemblyId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!operation) throw new AppError('not_found');
      if (operation.finishedAt !== null) throw new AppError('wrong_state');
      await tx.manager.update(
        BulkItem,
        { operationId: id, state: 'pending' },
        { state: 'skipped', reason: 'undone' },
      );
      operation.status = 'undone';
      operation.finishedAt = tx.now;
      await tx.manager.save(operation);
      await tx.audit({
        action: 'bulk_operation.undone',
        subjectType: 'bulk_operation',
        subjectId: id,
        assemblyId,
      });
      await this.signal(tx.manager, operation);
      return this.viewOf(tx.manager, operation);
    });
  }

  /** The latest ones, the newest first. Errors: `not_found`. */
  async list(assemblyId: string): Promise<BulkView[]> {
    const { manager } = this.dataSource;
    await this.assemblies.require(assemblyId);
    const operations = await manager.find(BulkOperation, {
      where: { assemblyId },
      order: { createdAt: 'DESC' },
      take: LISTED,
    });
    return Promise.all(operations.map((operation) => this.viewOf(manager, operation)));
  }

  async signal(manager: EntityManager, { assemblyId, id }: BulkOperation): Promise<void> {
    await sendSignal(manager, { topic: `assembly:${assemblyId}`, type: LIVE_BULK, id });
  }

  private async check(manager: EntityManager, assemblyId: string, input: BulkInput) {
    await this.assemblies.require(assemblyId, manager);
    const { kind, step = null, movedTo = null } = input;
    const { note = '' } = cleanFields({ note: input.note ?? '' }, { note: 1000 });
    const problems: FieldProblem[] = [];
    if ((kind === 'remind' || kind === 'move_deadline') && step === null) {
      problems.push({ path: 'step', code: 'required' });
    }
    if (kind === 'move_deadline' && movedTo === null) {
      problems.push({ path: 'movedTo', code: 'required' });
    }
    if (kind === 'reconfirm' && note === '') problems.push({ path: 'note', code: 'required' });
    if (problems.length > 0) throw new AppError('validation_failed', { fields: problems });
    if (movedTo !== null && movedTo <= this.clock.now()) {
      throw new AppError('dates_invalid', { fields: [{ path: 'movedTo', code: 'in_the_past' }] });
    }
    return { kind, step, movedTo, note, ids: [...new Set(input.delegationIds)] };
  }

  /** Those for whom something would be done, and those for whom nothing would. */
  private async sort(
    manager: EntityManager,
    assemblyId: string,
    wish: { kind: BulkKind; step: DeadlineStep | null; ids: string[] },
  ): Promise<{ concerned: Delegation[]; skipped: BulkPreview['skipped'] }> {
    const delegations = await manager.findBy(Delegation, { assemblyId, id: In(wish.ids) });
    if (delegations.length < wish.ids.length) throw invalid('delegationIds', 'wrong_value');
    const targets = await bulkTargets(manager, wish.ids);
    const concerned: Delegation[] = [];
    const skipped: BulkPreview['skipped'] = [];
    for (const delegation of delegations) {
      const reason = skipReason(wish, targets.get(delegation.id));
      if (reason === null) concerned.push(delegation);
      else skipped.push({ delegationId: delegation.id, reason });
    }
    return { concerned, skipped };
  }

  private async viewOf(manager: EntityManager, operation: BulkOperation): Promise<BulkView> {
    const rows: { state: BulkItem['state']; count: number }[] = await manager.query(
      'SELECT state, count(*)::int AS count FROM bulk_item WHERE operation_id = $1 GROUP BY state',
      [operation.id],
    );
    const of = (state: BulkItem['state']): number =>
      rows.find((row) => row.state === state)?.count ?? 0;
    const [done, skipped] = [of('done'), of('skipped')];
    return { operation, total: done + skipped + of('pending'), done, skipped };
  }
}

function invalid(path: string, code: string): AppError {
  return new AppError('validation_failed', { fields: [{ path, code }] });
}
