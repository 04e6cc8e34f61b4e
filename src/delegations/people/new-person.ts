import { randomUUID } from 'node:crypto';
import type { ChangeContext } from '../../outbox/transactor.js';
import { onBehalfOf } from '../delegation-access.js';
import type { Delegation } from '../delegation.entity.js';
import type { DelegateRole } from '../domain/delegate-roles.js';
import { Delegate } from './delegate.entity.js';

/**
 * Somebody of whom nothing but the role is known, and whether an organizer enters them for the delegation; with what
 * the database would put there.
 */
export function newPerson(tx: ChangeContext, delegation: Delegation, role: DelegateRole): Delegate {
  return tx.manager.create(Delegate, {
    id: randomUUID(),
    delegationId: delegation.id,
    role,
    accreditation: 'draft',
    accreditationReason: '',
    accreditationAt: tx.now,
    walkIn: false,
    enteredOnBehalf: onBehalfOf(tx.actor, delegation) !== null,
    fieldSaves: {},
    documentVersion: 0,
    documentTail: null,
    dateOfBirth: null,
    documentExpiresOn: null,
    attendsFrom: null,
    attendsTo: null,
    subBureauIso2: null,
    refusalProposedAt: null,
    languages: [],
  });
}
