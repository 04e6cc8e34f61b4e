import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { holds, type Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import type { Translated } from '../../common/text/languages.js';
import type { Region } from '../../reference/domain/regions.js';
import { ownDelegationIds, seesAll } from '../delegation-access.js';
import { Party, type PartyKind } from './party.entity.js';

/** What stands on the plate of a party, to name it. */
export interface PartyPlate {
  id: string;
  kind: PartyKind;
  code: string;
  names: Translated;
  /** ISO 3166-1 alpha-2 of the flag on its plate; null for organisations and offices. */
  flag: string | null;
  /** Region of its member; null for organisations and offices. */
  region: Region | null;
  active: boolean;
  delegationId: string | null;
  /** The delegation's member, also for a sub-bureau; null for organisations and offices. */
  memberIso2: string | null;
}

/** A party with what others need to know of it to plan its meetings. */
export interface PartyProfile extends PartyPlate {
  /** Who must sit in a principal-level meeting: the delegate's id, or the party's own where nobody is named. */
  personId: string;
  principalName: string | null;
  parallelLimit: number;
  maxPrincipalPerDay: number | null;
  /** People in its delegation. */
  people: number;
}

const PLATE = `
         p.id, p.kind, p.code, p.names, p.active,
         p.delegation_id AS "delegationId",
         d.member_iso2 AS "memberIso2",
         m.region AS region,
         CASE p.kind WHEN 'sub_bureau' THEN p.code WHEN 'delegation' THEN d.member_iso2 END AS flag`;

const PLATES = `
  SELECT ${PLATE}
    FROM party p
    LEFT JOIN delegation d ON d.id = p.delegation_id
    LEFT JOIN member_state m ON m.iso2 = d.member_iso2
   WHERE p.assembly_id = $1
   ORDER BY p.kind, p.code`;

const PROFILES = `
  SELECT ${PLATE},
         COALESCE(p.principal_id, p.id) AS "personId",
         COALESCE(NULLIF(concat_ws(' ', NULLIF(h.given_names, ''), NULLIF(h.family_name, '')), ''),
                  p.office_holder) AS "principalName",
         p.parallel_limit AS "parallelLimit",
         p.max_principal_per_day AS "maxPrincipalPerDay",
         COALESCE(n.people, 0)::int AS people
    FROM party p
    LEFT JOIN delegation d ON d.id = p.delegation_id
    LEFT JOIN member_state m ON m.iso2 = d.member_iso2
    LEFT JOIN delegate h ON h.id = p.principal_id
    LEFT JOIN (SELECT delegation_id, count(*) AS people FROM delegate
                WHERE accreditation NOT IN ('replaced', 'refused', 'revoked')
                GROUP BY delegation_id) n
           ON n.delegation_id = p.delegation_id
   WHERE p.assembly_id = $1 AND (p.active OR $2)
   ORDER BY p.kind, p.code`;

/** Who can hold a meeting. The door of the parties to the other features. */
@Injectable()
export class PartyService {
  constructor(private readonly dataSource: DataSource) {}

  /** The party of this Assembly. Throws `party_unknown`. */
  async require(assemblyId: string, partyId: string, manager?: EntityManager): Promise<Party> {
    const [party] = await this.findByIds(assemblyId, [partyId], manager);
    if (!party) throw new AppError('party_unknown');
    return party;
  }

  /** The party, when it can ask for and hold meetings. Throws `party_unknown`, `party_not_confirmed`. */
  async requireActive(
    assemblyId: string,
    partyId: string,
    manager?: EntityManager,
  ): Promise<Party> {
    const party = await this.require(assemblyId, partyId, manager);
    if (!party.active) throw new AppError('party_not_confirmed');
    return party;
  }

  /** Those of the ids that are parties of this Assembly, in no order. */
  async findByIds(
    assemblyId: string,
    ids: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Party[]> {
    return ids.length === 0 ? [] : manager.findBy(Party, { assemblyId, id: In([...ids]) });
  }

  /** The parties in whose delegation the actor is focal point or delegate: delegation and sub-bureaus. */
  async ofActor(
    actor: Actor,
    assemblyId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Party[]> {
    const delegationIds = ownDelegationIds(actor);
    if (delegationIds.length === 0) return [];
    return manager.find(Party, {
      where: { assemblyId, delegationId: In(delegationIds) },
      order: { kind: 'ASC', code: 'ASC' },
    });
  }

  /** The plates of all parties, by id; the map keeps the order of kind and code. */
  async plates(
    assemblyId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, PartyPlate>> {
    const plates = await manager.query<PartyPlate[]>(PLATES, [assemblyId]);
    return new Map(plates.map((plate) => [plate.id, plate]));
  }

  /**
   * Whom one can meet: organizers, reviewers and protocol see all parties, everyone else with a role in
   * the Assembly the active ones; focal points and delegates once their own delegation is confirmed.
   * Errors: `not_found` (no role here), `party_not_confirmed`.
   */
  async directory(actor: Actor, assemblyId: string): Promise<PartyPlate[]> {
    const plates = [...(await this.plates(assemblyId)).values()];
    if (seesAll(actor, assemblyId)) return plates;
    if (!actor.grants.some((grant) => grant.assemblyId === assemblyId)) {
      throw new AppError('not_found');
    }
    const active = plates.filter((plate) => plate.active);
    if (holds(actor, assemblyId, 'staff')) return active;
    const own = ownDelegationIds(actor);
    if (!active.some(({ delegationId }) => delegationId !== null && own.includes(delegationId))) {
      throw new AppError('party_not_confirmed');
    }
    return active;
  }

  /** All parties that can meet, by kind and code. */
  async activeParties(
    assemblyId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<PartyProfile[]> {
    return manager.query<PartyProfile[]>(PROFILES, [assemblyId, false]);
  }

  /** All parties, those of delegations that did not confirm included. */
  async allParties(
    assemblyId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<PartyProfile[]> {
    return manager.query<PartyProfile[]>(PROFILES, [assemblyId, true]);
  }

  /** For each party the person who must sit in its principal meetings (see {@link PartyProfile.personId}). */
  async principalPersons(
    assemblyId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, string>> {
    const parties = await manager.find(Party, {
      where: { assemblyId },
      select: { id: true, principalId: true },
    });
    return new Map(parties.map(({ id, principalId }) => [id, principalId ?? id]));
  }
}
