import { holds, type Actor } from '../../common/actor.js';

/** A party as access rules see it. */
interface OwnedParty {
  assemblyId: string;
  delegationId: string | null;
}

/** Whether the actor is a focal point of the party's delegation. */
export function ownsParty(actor: Actor, party: OwnedParty): boolean {
  return (
    party.delegationId !== null &&
    actor.grants.some(
      (grant) => grant.role === 'focal_point' && grant.delegationId === party.delegationId,
    )
  );
}

/** Whether the actor may take steps for a party: its focal points, and organizers on its behalf. */
export function maySpeakFor(actor: Actor, party: OwnedParty): boolean {
  return ownsParty(actor, party) || holds(actor, party.assemblyId, 'organizer');
}

/** The delegation for which the actor acts without being its own, for the audit; null otherwise. */
export function onBehalfOf(actor: Actor, party: OwnedParty): string | null {
  return ownsParty(actor, party) ? null : party.delegationId;
}
