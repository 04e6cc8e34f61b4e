import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { holds, type Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { AppError } from '../../common/errors/app-error.js';
import { decodeCursor, encodeCursor, type Page } from '../../common/pagination.js';
import type { Translated } from '../../common/text/languages.js';
import { FileService } from '../../files/file.service.js';
import { StoredFile } from '../../files/stored-file.entity.js';
import { assertMaySee, isFocalPointOf } from '../delegation-access.js';
import type { Delegation } from '../delegation.entity.js';
import { DelegationService } from '../delegation.service.js';
import { findRecord, type CredentialsRecord } from './credentials-record.js';
import { CredentialsTransitionsService } from './credentials-transitions.service.js';
import type { CredentialsStatus, CredentialsTransition } from './domain/credentials-lifecycle.js';
import { claimablePowers, type Power } from './domain/powers.js';

/** Credentials with all that their page shows. */
export interface CredentialsView {
  delegation: Delegation;
  /** Null while nobody has begun. */
  record: CredentialsRecord | null;
  letter: StoredFile | null;
  claimable: readonly Power[];
  /** Transitions that this actor can take now. */
  openTransitions: CredentialsTransition[];
}

/** One row of the reviewers' queue. */
export interface CredentialsRow {
  delegationId: string;
  /** iso3 of the member or code of the organisation. */
  code: string;
  memberIso2: string | null;
  names: Translated;
  status: CredentialsStatus;
  statusAt: Date;
}

type Found = CredentialsRow & { id: string; at: string };

/**
 * The oldest first: who has waited longest is next. `$1` Assembly, `$2` status, `$3` and `$4` the last row
 * of the page before, or null, `$5` most rows.
 */
const QUEUE = `
  SELECT c.id, c.delegation_id AS "delegationId", c.status, c.status_at AS "statusAt",
         c.status_at::text AS at, COALESCE(m.iso3, o.code) AS code,
         d.member_iso2 AS "memberIso2", COALESCE(m.names, o.names) AS names
    FROM credentials c
    JOIN delegation d ON d.id = c.delegation_id
    LEFT JOIN member_state m ON m.iso2 = d.member_iso2
    LEFT JOIN organisation o ON o.code = d.organisation_code
   WHERE c.assembly_id = $1 AND c.status = $2
     AND d.status NOT IN ('declined', 'withdrawn')
     AND ($3::timestamptz IS NULL OR (c.status_at, c.id) > ($3::timestamptz, $4::uuid))
   ORDER BY c.status_at, c.id
   LIMIT $5`;

/** Reads credentials and their letters. */
@Injectable()
export class CredentialsReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly delegations: DelegationService,
    private readonly transitions: CredentialsTransitionsService,
    private readonly files: FileService,
  ) {}

  /** Errors: `not_found`, also for another's. */
  async view(actor: Actor, assemblyId: string, delegationId: string): Promise<CredentialsView> {
    const delegation = await this.delegations.require(assemblyId, delegationId);
    assertMaySee(actor, delegation);
    const { manager } = this.dataSource;
    const record = await findRecord(manager, delegationId);
    const letterId = record?.credentials.letterFileId ?? null;
    return {
      delegation,
      record,
      letter: letterId === null ? null : await manager.findOneBy(StoredFile, { id: letterId }),
      claimable: claimablePowers(delegation.memberIso2 !== null),
      openTransitions: await this.transitions.open(
        actor,
        delegation,
        record?.credentials.status ?? 'missing',
        this.clock.now(),
      ),
    };
  }

  /** The letter, for its own focal points and those who verify it. Errors: `not_found`, `not_allowed`. */
  async letter(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
  ): Promise<{ file: StoredFile; stream: Readable }> {
    const delegation = await this.delegations.require(assemblyId, delegationId);
    assertMaySee(actor, delegation);
    const mayRead =
      isFocalPointOf(actor, delegationId) || holds(actor, assemblyId, 'organizer', 'reviewer');
    if (!mayRead) throw new AppError('not_allowed');
    const record = await findRecord(this.dataSource.manager, delegationId);
    const owner = { assemblyId, delegationId };
    const file = await this.files.find(record?.credentials.letterFileId ?? null, owner);
    return { file, stream: await this.files.open(file) };
  }

  /** Credentials in one status, the longest waiting first. For those who verify. */
  async queue(
    assemblyId: string,
    { status, cursor, limit }: { status: CredentialsStatus; cursor?: string; limit: number },
  ): Promise<Page<CredentialsRow>> {
    const [at, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const found = await this.dataSource.manager.query<Found[]>(QUEUE, [
      assemblyId,
      status,
      at,
      id,
      limit + 1,
    ]);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ id: _, at: __, ...row }) => row),
      nextCursor: found.length > limit && last ? encodeCursor([last.at, last.id]) : null,
    };
  }
}
