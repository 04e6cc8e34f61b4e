import { randomUUID } from 'node:crypto';
import type { ChangeContext } from '../../outbox/transactor.js';
import type { DelegateRole } from '../domain/delegate-roles.js';
import { Delegate } from './delegate.entity.js';

/** Somebody of whom nothing but the role is known; with what the database would put there. */
export function newPerson(tx: ChangeContext, delegationId: string, role: DelegateRole): Delegate {
  return tx.manager.create(Delegate, {
    id: randomUUID(),
    delegationId,
    role,
    accreditation: 'draft',
    accreditationReason: '',
    accreditationAt: tx.now,
    walkIn: false,
    enteredOnBehalf: false,
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
