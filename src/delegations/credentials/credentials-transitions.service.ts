import { Injectable } from '@nestjs/common';
import { givenReason } from '../../audit/values/given-reason.js';
import { holds, type Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { assertMaySee, isFocalPointOf, onBehalfOf } from '../delegation-access.js';
import type { Delegation } from '../delegation.entity.js';
import { DelegationService } from '../delegation.service.js';
import { cleanFields } from '../domain/clean-fields.js';
import { CredentialPower } from './credential-power.entity.js';
import { refuseAbsent } from './credentials-edit.service.js';
import { CredentialsGate } from './credentials-gate.js';
import { requireRecord, signalCredentials, type CredentialsRecord } from './credentials-record.js';
import { credentialsEvent, CREDENTIALS_EVENTS } from './credentials.events.js';
import { missingClaims } from './domain/completeness.js';
import {
  CREDENTIALS_RULES,
  CREDENTIALS_TRANSITIONS,
  type CredentialsStatus,
  type CredentialsTransition,
  type Rejection,
} from './domain/credentials-lifecycle.js';
import type { Power } from './domain/powers.js';

/** What a transition needs beside its name. */
export interface CredentialsDecision {
  /** To verify: the powers that the letter grants, out of those claimed. The others count as refused. */
  granted?: readonly Power[];
  /** To reject. */
  rejection?: Rejection;
  /** To reject: words of the reviewer's own, needed with `other`. */
  reason?: string;
}

/** The latest zone on Earth is 14 hours ahead of UTC: no date after its today has come anywhere. */
const AHEAD_MS = 14 * 3_600_000;

/** Takes credentials through their lifecycle. */
@Injectable()
export class CredentialsTransitionsService {
  constructor(
    private readonly transactor: Transactor,
    private readonly delegations: DelegationService,
    private readonly gate: CredentialsGate,
  ) {}

  /**
   * One transition. Of two reviewers at once the second finds the new status. Errors: `not_found`
   * (another's), `not_allowed`, `wrong_state`, `deadline_passed` (a delegation's own step; not for
   * organizers), `credentials_incomplete` with what is missing, `validation_failed` (no reason, a power
   * that was not claimed).
   */
  async take(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    transition: CredentialsTransition,
    decision: CredentialsDecision = {},
  ): Promise<CredentialsRecord> {
    return this.transactor.run(actor, async (tx) => {
      const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
      assertMaySee(actor, delegation);
      if (!mayTakeCredentials(actor, delegation, transition)) throw new AppError('not_allowed');
      refuseAbsent(delegation);
      const record = await requireRecord(tx, delegation);
      if (CREDENTIALS_RULES[transition].own) {
        const { status } = record.credentials;
        const late = await this.gate.isLate(actor, delegation, status, tx.now, tx.manager);
        if (late) throw new AppError('deadline_passed');
      }
      await this.apply(tx, delegation, record, transition, decision);
      return record;
    });
  }

  /** As {@link take}, inside a transaction that makes more; who may is checked. */
  async apply(
    tx: Transaction,
    delegation: Delegation,
    record: CredentialsRecord,
    transition: CredentialsTransition,
    { granted, rejection, reason = '' }: CredentialsDecision = {},
  ): Promise<void> {
    const { credentials, powers } = record;
    const rule = CREDENTIALS_RULES[transition];
    const before = credentials.status;
    if (!rule.from.includes(before)) throw new AppError('wrong_state');
    if (transition === 'submit') refuseIncomplete(record, tx.now);
    if (transition === 'verify') await decide(tx, powers, granted ?? []);
    if (transition === 'submit' || transition === 'reopen') await undecide(tx, powers);
    credentials.status = rule.to;
    credentials.statusAt = tx.now;
    Object.assign(credentials, transition === 'reject' ? refusal(rejection, reason) : NONE);
    await tx.manager.save(credentials);
    await tx.audit({
      action: CREDENTIALS_EVENTS[transition],
      subjectType: 'delegation',
      subjectId: delegation.id,
      assemblyId: delegation.assemblyId,
      onBehalfOf: rule.own ? onBehalfOf(tx.actor, delegation) : null,
      changes: {
        status: { from: before, to: rule.to },
        ...(transition === 'verify' ? { powers: { from: null, to: [...(granted ?? [])] } } : {}),
        ...(credentials.rejection === null
          ? {}
          : { rejection: { from: null, to: credentials.rejection } }),
      },
      personal: givenReason(delegation.id, credentials.reason),
    });
    await tx.emit(credentialsEvent(transition, credentials));
    await signalCredentials(tx, credentials);
  }

  /** What the actor can do with the credentials at `now`. */
  async open(
    actor: Actor,
    delegation: Delegation,
    status: CredentialsStatus,
    now: Date,
  ): Promise<CredentialsTransition[]> {
    if (delegation.status === 'declined' || delegation.status === 'withdrawn') return [];
    const late = await this.gate.isLate(actor, delegation, status, now);
    return CREDENTIALS_TRANSITIONS.filter((transition) => {
      const { from, own } = CREDENTIALS_RULES[transition];
      const inTime = !own || !late;
      return from.includes(status) && inTime && mayTakeCredentials(actor, delegation, transition);
    });
  }
}

const NONE = { rejection: null, reason: '' };

function mayTakeCredentials(
  actor: Actor,
  delegation: Delegation,
  transition: CredentialsTransition,
): boolean {
  const { roles } = CREDENTIALS_RULES[transition];
  const asStaff = roles.filter((role) => role !== 'focal_point');
  return (
    holds(actor, delegation.assemblyId, ...asStaff) ||
    (roles.includes('focal_point') && isFocalPointOf(actor, delegation.id))
  );
}

function refuseIncomplete({ credentials, powers }: CredentialsRecord, now: Date): void {
  const today = new Date(now.getTime() + AHEAD_MS).toISOString().slice(0, 10);
  const fields = missingClaims(
    {
      signatoryName: credentials.signatoryName,
      signatoryCapacity: credentials.signatoryCapacity,
      signatoryFunction: credentials.signatoryFunction,
      signedOn: credentials.signedOn,
      hasLetter: credentials.letterFileId !== null,
      powers: powers.map(({ power }) => power),
    },
    today,
  );
  if (fields.length > 0) throw new AppError('credentials_incomplete', { fields });
}

/** One decision for each power claimed. */
async function decide(
  { manager, actor, now }: Transaction,
  powers: CredentialPower[],
  granted: readonly Power[],
): Promise<void> {
  const claimed = powers.map(({ power }) => power);
  const problem = granted.some((power) => !claimed.includes(power))
    ? 'power_not_claimed'
    : granted.includes('represent')
      ? null
      : 'power_missing';
  if (problem !== null) {
    throw new AppError('validation_failed', { fields: [{ path: 'granted', code: problem }] });
  }
  for (const power of powers) {
    power.decision = granted.includes(power.power) ? 'granted' : 'refused';
    power.decidedAt = now;
    power.decidedBy = actor.userId;
  }
  await manager.save(powers);
}

async function undecide({ manager }: Transaction, powers: CredentialPower[]): Promise<void> {
  for (const power of powers) {
    Object.assign(power, { decision: 'pending', decidedAt: null, decidedBy: null });
  }
  await manager.save(powers);
}

function refusal(
  rejection: Rejection | undefined,
  text: string,
): { rejection: Rejection; reason: string } {
  if (rejection === undefined) {
    throw new AppError('validation_failed', { fields: [{ path: 'rejection', code: 'required' }] });
  }
  const { reason = '' } = cleanFields({ reason: text }, { reason: 1000 });
  if (rejection === 'other' && reason === '') {
    throw new AppError('validation_failed', { fields: [{ path: 'reason', code: 'required' }] });
  }
  return { rejection, reason };
}
