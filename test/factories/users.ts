import type { Actor, Role } from '../../src/common/actor.js';
import type { Language } from '../../src/common/text/languages.js';
import { system } from './assemblies.js';
import type { World } from './world.js';

let count = 0;

/** A person with an account and one role, as the access guard would know them. */
export async function createUser(
  world: World,
  role: Role,
  scope: { assemblyId: string; delegationId?: string },
  language: Language = 'en',
): Promise<Actor> {
  count += 1;
  const userId = await world.transactor.run(system, async (tx) => {
    const { id } = await world.accounts.create(tx, {
      email: `${role}.${count}@example.org`,
      name: `${role} ${count}`,
      language,
      passwordHash: null,
    });
    await world.roles.grant(tx, id, {
      role,
      assemblyId: role === 'admin' ? null : scope.assemblyId,
      delegationId: scope.delegationId ?? null,
    });
    return id;
  });
  const actor = await world.accounts.actor(userId, `request-${count}`);
  if (!actor) throw new Error('the account that was just made is missing');
  return actor;
}
