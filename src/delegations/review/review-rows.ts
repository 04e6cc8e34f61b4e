import type { EntityManager } from 'typeorm';
import type { Translated } from '../../common/text/languages.js';
import type { Accreditation } from '../domain/accreditation.js';
import type { DelegateRole } from '../domain/delegate-roles.js';
import type { ReviewKind } from '../domain/review-kinds.js';

/** Something that waits for a reviewer. */
export interface ReviewRow {
  kind: ReviewKind;
  /** Of the delegation, of the person, or of the delegation whose credentials they are. */
  subjectId: string;
  delegationId: string;
  code: string;
  memberIso2: string | null;
  names: Translated;
  /** UTC. */
  waitingSince: Date;
  /** Of a person; null otherwise. */
  person: {
    givenNames: string;
    familyName: string;
    role: DelegateRole;
    accreditation: Accreditation;
    /** A refusal waits for a second reviewer. */
    refusalProposed: boolean;
    /** Registered on site. */
    walkIn: boolean;
    /** Entered by an organizer for the delegation. */
    enteredOnBehalf: boolean;
  } | null;
  /** People of a delegation that waits as a whole. */
  peopleCount: number | null;
  /** Who reads it now, if anybody. */
  claimedBy: string | null;
  claimedByName: string | null;
}

/** Who stands at the desk comes before all who wait elsewhere. */
export const turnOf = ({ person }: Pick<ReviewRow, 'person'>): number => (person?.walkIn ? 0 : 1);

/** `turn` as in {@link turnOf}. */
const SUBJECTS: Record<ReviewKind, string> = {
  delegation: `
    SELECT d.id AS subject_id, d.id AS delegation_id, d.status_at AS since, 1 AS turn, NULL::jsonb AS person,
           (SELECT count(*)::int FROM delegate p
             WHERE p.delegation_id = d.id AND p.accreditation NOT IN ('replaced', 'refused', 'revoked')) AS people
      FROM delegation d WHERE d.assembly_id = $1 AND d.status = 'submitted'`,
  person: `
    SELECT p.id AS subject_id, d.id AS delegation_id, p.accreditation_at AS since,
           CASE WHEN p.walk_in THEN 0 ELSE 1 END AS turn,
           jsonb_build_object('givenNames', p.given_names, 'familyName', p.family_name, 'role', p.role,
                              'accreditation', p.accreditation,
                              'refusalProposed', p.refusal_proposed_at IS NOT NULL,
                              'walkIn', p.walk_in,
                              'enteredOnBehalf', p.entered_on_behalf) AS person,
           NULL::int AS people
      FROM delegation d JOIN delegate p ON p.delegation_id = d.id
     WHERE d.assembly_id = $1 AND d.status IN ('submitted', 'approved', 'confirmed')
       AND p.accreditation IN ('pending', 'on_hold')`,
  credentials: `
    SELECT c.delegation_id AS subject_id, c.delegation_id, c.status_at AS since, 1 AS turn, NULL::jsonb AS person,
           NULL::int AS people
      FROM credentials c WHERE c.assembly_id = $1 AND c.status = 'received'`,
};

/** `$1` Assembly, `$2` kind, `$3` now, `$4` to `$6` where the page before ended, `$7` rows. */
export const reviewRows = (kind: ReviewKind): string => `
  SELECT $2::text AS kind, s.subject_id AS "subjectId", s.delegation_id AS "delegationId",
         COALESCE(m.iso3, o.code) AS code, d.member_iso2 AS "memberIso2",
         COALESCE(m.names, o.names) AS names, s.since AS "waitingSince", s.person,
         s.people AS "peopleCount", c.claimed_by AS "claimedBy", u.name AS "claimedByName"
    FROM (${SUBJECTS[kind]}) s
    JOIN delegation d ON d.id = s.delegation_id
    LEFT JOIN member_state m ON m.iso2 = d.member_iso2
    LEFT JOIN organisation o ON o.code = d.organisation_code
    LEFT JOIN review_claim c
           ON c.kind = $2 AND c.subject_id = s.subject_id AND c.expires_at > $3
    LEFT JOIN user_account u ON u.id = c.claimed_by
   WHERE $4::int IS NULL OR (s.turn, s.since, s.subject_id) > ($4, $5::timestamptz, $6::uuid)
   ORDER BY s.turn, s.since, s.subject_id
   LIMIT $7`;

/** One page: who stands at the desk, then the longest waiting first. */
export function readReviewRows(
  manager: EntityManager,
  assemblyId: string,
  kind: ReviewKind,
  now: Date,
  page: { after: readonly [string, string, string] | null; limit: number },
): Promise<ReviewRow[]> {
  const [turn, since, id] = page.after ?? [null, null, null];
  return manager.query<ReviewRow[]>(reviewRows(kind), [
    assemblyId,
    kind,
    now,
    turn,
    since,
    id,
    page.limit,
  ]);
}

/** How many wait, by kind. */
export async function countReviews(
  manager: EntityManager,
  assemblyId: string,
): Promise<Record<ReviewKind, number>> {
  const count = async (kind: ReviewKind): Promise<number> => {
    const rows: { count: number }[] = await manager.query(
      `SELECT count(*)::int AS count FROM (${SUBJECTS[kind]}) s`,
      [assemblyId],
    );
    return rows[0]?.count ?? 0;
  };
  const [delegation, person, credentials] = await Promise.all([
    count('delegation'),
    count('person'),
    count('credentials'),
  ]);
  return { delegation, person, credentials };
}
