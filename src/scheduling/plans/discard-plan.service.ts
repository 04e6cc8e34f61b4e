import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { LiveSignals } from '../../live/live-signals.js';
import { Transactor } from '../../outbox/transactor.js';
import { LIVE_PLAN } from '../scheduling.events.js';
import { lockAssembly } from './lock-assembly.js';
import { Plan } from './plan.entity.js';

/** Puts a draft aside. */
@Injectable()
export class DiscardPlanService {
  constructor(
    private readonly transactor: Transactor,
    private readonly live: LiveSignals,
  ) {}

  /** Errors: `not_found`, `wrong_state` (no draft). */
  async discard(actor: Actor, assemblyId: string, planId: string): Promise<Plan> {
    return this.transactor.run(actor, async (tx) => {
      await lockAssembly(tx.manager, assemblyId);
      const plan = await tx.manager.findOneBy(Plan, { id: planId, assemblyId });
      if (!plan) throw new AppError('not_found');
      if (plan.status !== 'draft') throw new AppError('wrong_state');
      plan.status = 'discarded';
      await tx.manager.save(plan);
      await tx.audit({
        action: 'plan.discarded',
        subjectType: 'plan',
        subjectId: plan.id,
        assemblyId,
        changes: { status: { from: 'draft', to: 'discarded' } },
      });
      await this.live.send(tx.manager, {
        topic: `assembly:${assemblyId}`,
        type: LIVE_PLAN,
        id: plan.id,
      });
      return plan;
    });
  }
}
