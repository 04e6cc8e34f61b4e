import { Injectable } from '@nestjs/common';
import { AuditReader } from '../audit/audit-reader.js';
import type { AuditEntryView } from '../audit/dto/audit.dto.js';
import type { Actor } from '../common/actor.js';
import { assertMaySee } from './delegation-access.js';
import { DelegationService } from './delegation.service.js';

/** What happened to a delegation: its lifecycle, its people, its parties and its focal points. */
@Injectable()
export class DelegationHistoryService {
  constructor(
    private readonly delegations: DelegationService,
    private readonly audit: AuditReader,
  ) {}

  /** The newest first. Errors: `not_found`, also for another's. */
  async history(actor: Actor, assemblyId: string, delegationId: string): Promise<AuditEntryView[]> {
    assertMaySee(actor, await this.delegations.require(assemblyId, delegationId));
    return this.audit.history('delegation', delegationId);
  }
}
