import type { Actor } from '../../src/common/actor.js';
import { Delegation } from '../../src/delegations/delegation.entity.js';
import type {
  DelegationStatus,
  DelegationTransition,
} from '../../src/delegations/domain/delegation-lifecycle.js';
import { system } from './assemblies.js';
import { createUser } from './users.js';
import type { World } from './world.js';

/** The way from an invitation to each status, through the services. */
const WAY: Record<DelegationStatus, DelegationTransition[]> = {
  invited: [],
  preparing: ['prepare'],
  submitted: ['submit'],
  returned: ['submit', 'return'],
  approved: ['submit', 'approve'],
  confirmed: ['submit', 'approve', 'confirm'],
  declined: ['decline'],
  withdrawn: ['withdraw'],
};

/** A delegation at a status, with a focal point; those submitted have a head and a delegate. */
export async function createDelegation(
  world: World,
  assemblyId: string,
  iso2: string,
  status: DelegationStatus = 'invited',
): Promise<{ delegation: Delegation; focalPoint: Actor }> {
  await world.inviting.invite(system, assemblyId, { memberIso2s: [iso2] });
  const { id } = await world.dataSource.manager.findOneByOrFail(Delegation, {
    assemblyId,
    memberIso2: iso2,
  });
  const focalPoint = await createUser(world, 'focal_point', { assemblyId, delegationId: id });
  const way = WAY[status];
  if (way.includes('submit')) {
    await addHead(world, assemblyId, id);
    await world.people.add(system, assemblyId, id, {
      role: 'delegate',
      givenNames: 'Sam',
      familyName: 'Second',
    });
  }
  for (const transition of way) {
    await world.transitions.take(system, assemblyId, id, transition, 'Because of a test.');
  }
  return { delegation: await world.delegations.require(assemblyId, id), focalPoint };
}

export function addHead(world: World, assemblyId: string, delegationId: string) {
  return world.people.add(system, assemblyId, delegationId, {
    role: 'head',
    givenNames: 'Alex',
    familyName: 'First',
  });
}
