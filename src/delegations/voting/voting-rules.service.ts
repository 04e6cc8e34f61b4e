import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import { fieldChanges, fieldsOf } from '../../audit/field-changes.js';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { sendSignal } from '../../live/live-signals.js';
import { Transactor } from '../../outbox/transactor.js';
import { DEFAULT_RULE, type VotingRule } from './domain/majority.js';
import { LIVE_VOTING } from './voting.events.js';
import { VotingRules } from './voting-rules.entity.js';

const FIELDS = ['quorumNumerator', 'quorumDenominator', 'quorumBase', 'majority'] as const;

/** The rules with the version for `If-Match`; 0 while they are the usual ones. */
export interface VersionedRule extends VotingRule {
  version: number;
}

/** Quorum and majority as settings of an Assembly. */
@Injectable()
export class VotingRulesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly assemblies: AssemblyService,
  ) {}

  async get(
    assemblyId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<VersionedRule> {
    const rules = await manager.findOneBy(VotingRules, { assemblyId });
    return rules ? view(rules) : { ...DEFAULT_RULE, version: 0 };
  }

  /** Errors: `not_found`, `edit_conflict`, `validation_failed` (a quorum of more than all). */
  async set(
    actor: Actor,
    assemblyId: string,
    version: number,
    rule: VotingRule,
  ): Promise<VersionedRule> {
    await this.assemblies.require(assemblyId);
    if (rule.quorumNumerator > rule.quorumDenominator) {
      throw new AppError('validation_failed', {
        fields: [{ path: 'quorumNumerator', code: 'wrong_value' }],
      });
    }
    return this.transactor.run(actor, async (tx) => {
      const found = await tx.manager.findOne(VotingRules, {
        where: { assemblyId },
        lock: { mode: 'pessimistic_write' },
      });
      if ((found?.version ?? 0) !== version) throw new AppError('edit_conflict');
      const rules = found ?? tx.manager.create(VotingRules, { assemblyId, ...DEFAULT_RULE });
      const before = fieldsOf<VotingRules, (typeof FIELDS)[number]>(rules, FIELDS);
      Object.assign(rules, fieldsOf<VotingRule, (typeof FIELDS)[number]>(rule, FIELDS));
      const changes = fieldChanges<VotingRules>(before, rules, FIELDS);
      if (Object.keys(changes).length === 0) return { ...rule, version };
      await tx.manager.save(rules);
      await tx.audit({
        action: 'voting_rules.changed',
        subjectType: 'assembly',
        subjectId: assemblyId,
        assemblyId,
        changes,
      });
      await sendSignal(tx.manager, { topic: `assembly:${assemblyId}`, type: LIVE_VOTING });
      return view(rules);
    });
  }
}

function view({
  version,
  quorumNumerator,
  quorumDenominator,
  quorumBase,
  majority,
}: VotingRules): VersionedRule {
  return { version, quorumNumerator, quorumDenominator, quorumBase, majority };
}
