import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import type { DeadlineStep } from '../../assemblies/deadline.entity.js';
import type { Transaction } from '../../outbox/transactor.js';
import type { Delegation } from '../delegation.entity.js';
import { DelegationDeadline } from './delegation-deadline.entity.js';

/** Until when one delegation can take a step by itself (UTC). */
export interface EffectiveDeadline {
  step: DeadlineStep;
  at: Date;
  /** Whether it was moved for this delegation alone. */
  own: boolean;
}

/** A delegation; without an id somebody of the Assembly whom only its own deadlines bind. */
export interface DeadlineHolder {
  id: string | null;
  assemblyId: string;
}

/** The Assembly's deadlines as they bind one delegation: some may have been moved for it. */
@Injectable()
export class DelegationDeadlinesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly assemblies: AssemblyService,
  ) {}

  /** In the order of their times. */
  async of(
    { id, assemblyId }: DeadlineHolder,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<EffectiveDeadline[]> {
    const general = await this.assemblies.deadlines(assemblyId, manager);
    const moved = id === null ? [] : await manager.findBy(DelegationDeadline, { delegationId: id });
    const own = new Map(moved.map(({ step, at }) => [step, at]));
    return general
      .map(({ step, at }) => ({ step, at: own.get(step) ?? at, own: own.has(step) }))
      .sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  /** Whether it can no longer take the step by itself; false where no deadline is set. */
  async passed(
    holder: DeadlineHolder,
    step: DeadlineStep,
    now: Date,
    manager?: EntityManager,
  ): Promise<boolean> {
    const deadlines = await this.of(holder, manager);
    return deadlines.some((deadline) => deadline.step === step && deadline.at < now);
  }

  /** Moves a deadline for a locked delegation. The caller tells who has to know. */
  async move(
    tx: Transaction,
    { id, assemblyId }: Delegation,
    step: DeadlineStep,
    at: Date,
  ): Promise<void> {
    const known = await tx.manager.findOneBy(DelegationDeadline, { delegationId: id, step });
    const from = known?.at.toISOString() ?? null;
    if (from === at.toISOString()) return;
    const deadline = known ?? tx.manager.create(DelegationDeadline, { delegationId: id, step });
    deadline.at = at;
    await tx.manager.save(deadline);
    await tx.audit({
      action: 'delegation.deadline_moved',
      subjectType: 'delegation',
      subjectId: id,
      assemblyId,
      changes: { [`deadline.${step}`]: { from, to: at.toISOString() } },
    });
  }
}
