import { Injectable } from '@nestjs/common';
import { AuditReader } from '../audit/audit-reader.js';
import type { AuditEntryView } from '../audit/dto/audit.dto.js';
import type { Actor } from '../common/actor.js';
import type { Page, PageQuery } from '../common/pagination.js';
import { assertMaySee, seesAll } from './delegation-access.js';
import { DelegationService } from './delegation.service.js';
import { ACTIONS_OF_KIND, type HistoryKind } from './domain/history-kinds.js';
import { REFUSAL_PROPOSED } from './people/accreditation/accreditation.events.js';

/** A page of the history, and what it is narrowed to. */
export interface DelegationHistoryFilter extends PageQuery {
  kind?: HistoryKind;
  personId?: string;
}

/** A person who was removed, while the history still has the name. */
export interface RemovedPerson {
  id: string;
  givenNames: string;
  familyName: string;
}

/** Former people whose names are looked for, the last ones. */
const MOST_REMOVED = 200;

/** What reviewers have not agreed on yet is not the delegation's to know. */
const STAFF_ONLY = [REFUSAL_PROPOSED];

/** What happened to a delegation: its lifecycle, its people, its parties and its focal points. */
@Injectable()
export class DelegationHistoryService {
  constructor(
    private readonly delegations: DelegationService,
    private readonly audit: AuditReader,
  ) {}

  /** The newest first. Errors: `not_found`, also for another's. */
  async history(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    { kind, ...page }: DelegationHistoryFilter,
  ): Promise<Page<AuditEntryView> & { removed: RemovedPerson[] }> {
    assertMaySee(actor, await this.delegations.require(assemblyId, delegationId));
    const subject = { subjectType: 'delegation', subjectId: delegationId };
    const [{ items, nextCursor }, removals] = await Promise.all([
      this.audit.history(subject, {
        ...page,
        ...(kind && { actions: ACTIONS_OF_KIND[kind] }),
        ...(!seesAll(actor, assemblyId) && { hidden: STAFF_ONLY }),
      }),
      this.audit.history(subject, { actions: ['delegate.removed'], limit: MOST_REMOVED }),
    ]);
    return { items, nextCursor, removed: removals.items.flatMap(removedPerson) };
  }
}

function removedPerson({ changes }: AuditEntryView): RemovedPerson[] {
  const id = changes['delegate']?.to;
  const givenNames = textOf(changes['givenNames']?.from);
  const familyName = textOf(changes['familyName']?.from);
  if (typeof id !== 'string' || (givenNames === '' && familyName === '')) return [];
  return [{ id, givenNames, familyName }];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
