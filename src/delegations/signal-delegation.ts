import type { EntityManager } from 'typeorm';
import { sendSignal } from '../live/live-signals.js';
import type { Delegation } from './delegation.entity.js';
import { LIVE_DELEGATION } from './delegations.events.js';

/** Tells open pages of the organizers and of the delegation itself to look at it, or at a part of it, again. */
export async function signalDelegation(
  manager: EntityManager,
  { id, assemblyId }: Pick<Delegation, 'id' | 'assemblyId'>,
  type: string = LIVE_DELEGATION,
): Promise<void> {
  const signal = { type, id };
  await sendSignal(manager, { topic: `assembly:${assemblyId}`, ...signal });
  await sendSignal(manager, { topic: `delegation:${id}`, ...signal });
}
