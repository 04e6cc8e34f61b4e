import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import { Clock } from '../../common/clock.js';
import type { Language, Translated } from '../../common/text/languages.js';
import type { Region } from '../../reference/domain/regions.js';
import type { CredentialsStatus } from '../credentials/domain/credentials-lifecycle.js';
import type { PowerDecision } from '../credentials/domain/powers.js';
import type { DelegationStatus } from '../domain/delegation-lifecycle.js';
import { countVotes, type VotingCounts } from './domain/majority.js';
import {
  presenceOf,
  votingObstacle,
  type Presence,
  type VotingObstacle,
} from './domain/voting-right.js';
import { VotingRulesService, type VersionedRule } from './voting-rules.service.js';

/** One member on the roll. */
export interface VotingRow extends Presence {
  iso2: string;
  iso3: string;
  names: Translated;
  region: Region;
  /** Null without a delegation. */
  delegationId: string | null;
  status: DelegationStatus | null;
  credentials: CredentialsStatus;
  mayVote: boolean;
  /** Why it may not vote. */
  obstacle: VotingObstacle | null;
  /** Why its vote is suspended; empty otherwise. */
  suspension: string;
}

export interface VotingRoll {
  /** When it was read. */
  at: Date;
  rules: VersionedRule;
  counts: VotingCounts;
  rows: VotingRow[];
}

interface Found {
  iso2: string;
  iso3: string;
  names: Translated;
  region: Region;
  delegationId: string | null;
  status: DelegationStatus | null;
  credentials: CredentialsStatus;
  vote: PowerDecision | null;
  suspension: string | null;
  markPresent: boolean | null;
  markedAt: Date | null;
  checkedInAt: Date | null;
}

/** All members at once, 196: who may vote and who is in the hall. `$1` Assembly. */
const ROLL = `
  SELECT m.iso2, m.iso3, m.names, m.region,
         d.id AS "delegationId", d.status,
         COALESCE(c.status, 'missing') AS credentials, v.decision AS vote,
         s.reason AS suspension, r.present AS "markPresent", r.marked_at AS "markedAt",
         p.at AS "checkedInAt"
    FROM member_state m
    LEFT JOIN delegation d ON d.member_iso2 = m.iso2 AND d.assembly_id = $1
    LEFT JOIN credentials c ON c.delegation_id = d.id
    LEFT JOIN credential_power v ON v.credentials_id = c.id AND v.power = 'vote'
    LEFT JOIN voting_suspension s ON s.member_iso2 = m.iso2 AND s.assembly_id = $1
    LEFT JOIN roll_call_mark r ON r.delegation_id = d.id
    LEFT JOIN LATERAL (
           SELECT min(accreditation_at) AS at FROM delegate
            WHERE delegation_id = d.id AND role IN ('head', 'alternate')
              AND accreditation = 'checked_in') p ON true`;

/** Reads the voting roll. */
@Injectable()
export class VotingRollService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly assemblies: AssemblyService,
    private readonly rules: VotingRulesService,
  ) {}

  /** The members in the reader's alphabetical order, as they vote by roll call. Errors: `not_found`. */
  async roll(assemblyId: string, language: Language): Promise<VotingRoll> {
    await this.assemblies.require(assemblyId);
    const rules = await this.rules.get(assemblyId);
    const found = await this.dataSource.manager.query<Found[]>(ROLL, [assemblyId]);
    const collator = new Intl.Collator(language);
    const rows = found
      .map(toRow)
      .sort((a, b) => collator.compare(a.names[language], b.names[language]));
    return { at: this.clock.now(), rules, counts: countVotes(rows, rules), rows };
  }
}

function toRow({ vote, suspension, markPresent, markedAt, checkedInAt, ...row }: Found): VotingRow {
  const obstacle = votingObstacle({
    delegation: row.status,
    credentials: row.credentials,
    vote,
    suspended: suspension !== null,
  });
  const mark =
    markPresent === null || markedAt === null ? null : { present: markPresent, at: markedAt };
  // Only who is expected can be in the hall: a delegation that withdrew leaves its marks behind.
  const presence =
    row.status === 'confirmed' ? presenceOf(mark, checkedInAt) : presenceOf(null, null);
  return {
    ...row,
    ...presence,
    obstacle,
    mayVote: obstacle === null,
    suspension: suspension ?? '',
  };
}
