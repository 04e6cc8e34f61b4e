import type { EntityManager } from 'typeorm';
import type { Translated } from '../common/text/languages.js';
import type { Region } from '../reference/domain/regions.js';
import type { DelegationStatus } from './domain/delegation-lifecycle.js';

/** A delegation in a list: who sends it, how far it is, when its focal points were last heard of. */
export interface DelegationRow {
  id: string;
  version: number;
  status: DelegationStatus;
  statusAt: Date;
  /** Why it was returned, declined or withdrawn. */
  reason: string;
  quota: number;
  /** iso3 of the member or code of the organisation. */
  code: string;
  memberIso2: string | null;
  organisationCode: string | null;
  names: Translated;
  region: Region | null;
  /** People who hold a place. */
  peopleCount: number;
  /** People who wait for their accreditation, or whose accreditation is on hold. */
  peopleWaiting: number;
  /** Focal points with an account. */
  focalPoints: number;
  /** Links that wait to be used. */
  openLinks: number;
  /** Links that ended unused. */
  expiredLinks: number;
  /** Until when its next step is due, where one is (UTC): its own deadline or the Assembly's. */
  dueAt: Date | null;
  /** Open links whose mail came back or was given up. */
  undeliveredLinks: number;
  /** When a focal point last accepted or changed something; null when never. */
  lastSeenAt: Date | null;
}

/**
 * One read for the whole dashboard: it looks across the tables of other features, which only this does and
 * only to count. Each count goes by the index on the delegation, so that other Assemblies cost nothing. `$1` Assembly, `$2` now, `$3` ids to narrow to, or null.
 */
export const DELEGATION_ROWS = `
  SELECT d.id, d.version, d.status, d.status_at AS "statusAt", d.reason, d.quota,
         COALESCE(m.iso3, o.code) AS code,
         d.member_iso2 AS "memberIso2", d.organisation_code AS "organisationCode",
         COALESCE(m.names, o.names) AS names, m.region,
         p.people::int AS "peopleCount",
         p.waiting::int AS "peopleWaiting",
         g.holders::int AS "focalPoints",
         i.open::int AS "openLinks",
         i.expired::int AS "expiredLinks",
         i.undelivered::int AS "undeliveredLinks",
         n.at AS "dueAt",
         GREATEST(i.used_at, e.at) AS "lastSeenAt"
    FROM delegation d
    LEFT JOIN member_state m ON m.iso2 = d.member_iso2
    LEFT JOIN organisation o ON o.code = d.organisation_code
   CROSS JOIN LATERAL (
           SELECT count(*) FILTER (WHERE accreditation NOT IN ('replaced', 'refused', 'revoked')) AS people,
                  count(*) FILTER (WHERE accreditation IN ('pending', 'on_hold')) AS waiting
             FROM delegate WHERE delegation_id = d.id) p
   CROSS JOIN LATERAL (
           SELECT count(*) AS holders
             FROM role_grant WHERE delegation_id = d.id AND role = 'focal_point') g
   CROSS JOIN LATERAL (
           SELECT max(used_at) AS used_at,
                  count(*) FILTER (WHERE used_at IS NULL AND revoked_at IS NULL AND expires_at > $2) AS open,
                  count(*) FILTER (WHERE used_at IS NULL AND revoked_at IS NULL AND expires_at <= $2) AS expired,
                  count(*) FILTER (WHERE used_at IS NULL AND revoked_at IS NULL AND undelivered_at IS NOT NULL) AS undelivered
             FROM invitation WHERE delegation_id = d.id AND role = 'focal_point') i
   CROSS JOIN LATERAL (
           SELECT max(a.at) AS at
             FROM audit_entry a
             JOIN role_grant r ON r.user_id = a.actor_user_id AND r.delegation_id = d.id
            WHERE a.subject_type = 'delegation' AND a.subject_id = d.id::text) e
    LEFT JOIN LATERAL (
           SELECT COALESCE(own.at, general.at) AS at
             FROM deadline general
             LEFT JOIN delegation_deadline own
                    ON own.delegation_id = d.id AND own.step = general.step
            WHERE general.assembly_id = d.assembly_id
              AND general.step = CASE WHEN d.status IN ('invited', 'preparing') THEN 'registration'
                                      WHEN d.status = 'approved' THEN 'confirmation' END) n ON true
   WHERE d.assembly_id = $1 AND ($3::uuid[] IS NULL OR d.id = ANY($3))`;

/** The delegations of an Assembly, or those of `ids`, in no order. */
export function readDelegationRows(
  manager: EntityManager,
  assemblyId: string,
  now: Date,
  ids: readonly string[] | null,
): Promise<DelegationRow[]> {
  return manager.query<DelegationRow[]>(DELEGATION_ROWS, [assemblyId, now, ids]);
}
