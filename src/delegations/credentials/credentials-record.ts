import type { EntityManager } from 'typeorm';
import type { Transaction } from '../../outbox/transactor.js';
import { sendSignal } from '../../live/live-signals.js';
import type { Delegation } from '../delegation.entity.js';
import { CredentialPower } from './credential-power.entity.js';
import { Credentials } from './credentials.entity.js';
import { LIVE_CREDENTIALS } from './credentials.events.js';
import { POWERS } from './domain/powers.js';

/** The credentials of a delegation with their powers in the order of a letter. */
export interface CredentialsRecord {
  credentials: Credentials;
  powers: CredentialPower[];
}

/** The record; null while nobody has begun it. */
export async function findRecord(
  manager: EntityManager,
  delegationId: string,
): Promise<CredentialsRecord | null> {
  const credentials = await manager.findOneBy(Credentials, { delegationId });
  return credentials && { credentials, powers: await powersOf(manager, credentials.id) };
}

/** The record of a locked delegation, begun where there is none. */
export async function requireRecord(
  { manager, now }: Transaction,
  { id, assemblyId }: Delegation,
): Promise<CredentialsRecord> {
  const found = await findRecord(manager, id);
  if (found) return found;
  const begun = manager.create(Credentials, {
    assemblyId,
    delegationId: id,
    status: 'missing',
    statusAt: now,
  });
  return { credentials: await manager.save(begun), powers: [] };
}

/** Tells the open pages of the organizers and of the delegation. */
export async function signalCredentials(
  { manager }: Transaction,
  { assemblyId, delegationId }: Credentials,
): Promise<void> {
  const signal = { type: LIVE_CREDENTIALS, id: delegationId };
  await sendSignal(manager, { topic: `assembly:${assemblyId}`, ...signal });
  await sendSignal(manager, { topic: `delegation:${delegationId}`, ...signal });
}

async function powersOf(manager: EntityManager, credentialsId: string): Promise<CredentialPower[]> {
  const powers = await manager.findBy(CredentialPower, { credentialsId });
  return powers.sort((a, b) => POWERS.indexOf(a.power) - POWERS.indexOf(b.power));
}
