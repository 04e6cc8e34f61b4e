import { Injectable } from '@nestjs/common';
import { fieldChanges, fieldsOf } from '../../audit/field-changes.js';
import { AccountService } from '../../auth/accounts/account.service.js';
import type { Actor } from '../../common/actor.js';
import { mergeFields, type FieldClash } from '../../common/autosave/merge-fields.js';
import { AppError } from '../../common/errors/app-error.js';
import { given } from '../../common/validation/given.js';
import { FileService, type ReceivedFile } from '../../files/file.service.js';
import type { Upload } from '../../files/upload.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { withAuthors, type AuthoredClash } from '../clash-authors.js';
import { assertMayEdit, onBehalfOf } from '../delegation-access.js';
import type { Delegation } from '../delegation.entity.js';
import { DelegationService } from '../delegation.service.js';
import { cleanFields } from '../domain/clean-fields.js';
import { inChanges } from '../in-changes.js';
import { CredentialPower } from './credential-power.entity.js';
import { CredentialsGate } from './credentials-gate.js';
import { Credentials } from './credentials.entity.js';
import { requireRecord, signalCredentials, type CredentialsRecord } from './credentials-record.js';
import { isEditable } from './domain/credentials-lifecycle.js';
import { claimablePowers, type Capacity, type Power } from './domain/powers.js';

/** What a delegation says of its letter: the fields given. */
export interface Claims {
  signatoryName?: string;
  signatoryCapacity?: Capacity | null;
  signatoryFunction?: string;
  /** `YYYY-MM-DD` */
  signedOn?: string | null;
  /** All powers that the letter grants. */
  powers?: readonly Power[];
}

/** What somebody typed: the fields to change, and what stood in them before. */
export interface ClaimsEdit {
  base: Claims;
  changes: Claims;
}

/** Fields that somebody else changed meanwhile were not saved. */
export interface ClaimsEdited {
  clashes: AuthoredClash[];
}

const FIELDS = ['signatoryName', 'signatoryCapacity', 'signatoryFunction', 'signedOn'] as const;
const LIMITS = { signatoryName: 200, signatoryFunction: 200 };

/** The letter of a delegation and what is said of it, until it is handed in. */
@Injectable()
export class CredentialsEditService {
  constructor(
    private readonly transactor: Transactor,
    private readonly delegations: DelegationService,
    private readonly files: FileService,
    private readonly gate: CredentialsGate,
    private readonly accounts: AccountService,
  ) {}

  /**
   * Saves what is said of the letter field by field, while it is typed: two editors merge, of the same
   * field the second sees both values. A power that one of them marks leaves the others' alone. No event;
   * the audit names the fields. Errors: `not_found`, `not_allowed`, `wrong_state` (handed in already),
   * `deadline_passed` (not for organizers), `validation_failed` with paths below `changes`. After an error
   * nothing is changed.
   */
  async change(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    { base, changes }: ClaimsEdit,
  ): Promise<ClaimsEdited> {
    let clashes: FieldClash[] = [];
    const { credentials } = await inChanges(async () => {
      const wanted = clean(changes);
      return this.edit(actor, assemblyId, delegationId, (tx, delegation, record) => {
        const merged = merge(record, base, wanted);
        clashes = merged.clashes;
        return this.apply(tx, delegation, record, merged.accepted);
      });
    });
    return { clashes: await withAuthors(this.accounts, clashes, credentials.fieldSaves) };
  }

  /**
   * Puts the signed letter in, in the place of the one before. Errors: those of {@link change} and of
   * `FileService.receive`.
   */
  async putLetter(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    upload: Upload,
  ): Promise<CredentialsRecord> {
    return this.files.receive(upload, 'credential_letter', (file) =>
      this.edit(actor, assemblyId, delegationId, (tx, delegation, record) =>
        this.attach(tx, delegation, record, file),
      ),
    );
  }

  /** Writes clean fields inside a transaction that makes more. Returns the fields that changed. */
  async apply(
    tx: Transaction,
    delegation: Delegation,
    record: CredentialsRecord,
    { powers, ...fields }: Claims,
  ): Promise<string[]> {
    const { credentials } = record;
    const before = fieldsOf<Credentials, (typeof FIELDS)[number]>(credentials, FIELDS);
    Object.assign(credentials, fields);
    const changed = Object.keys(fieldChanges<Credentials>(before, credentials, FIELDS));
    if (powers && (await this.claim(tx, delegation, record, powers))) changed.push('powers');
    if (changed.length === 0) return changed;
    const saved = changed.map((field) => [field, [tx.actor.userId, tx.now.toISOString()]]);
    // The powers are rows of their own; with this the version of the record counts for them too.
    credentials.fieldSaves = { ...credentials.fieldSaves, ...Object.fromEntries(saved) };
    await tx.manager.save(credentials);
    return changed;
  }

  /** As {@link putLetter}, inside a transaction that makes more. Returns the field that changed. */
  async attach(
    tx: Transaction,
    { id, assemblyId }: Delegation,
    { credentials }: CredentialsRecord,
    file: ReceivedFile,
  ): Promise<string[]> {
    const before = credentials.letterFileId;
    const kept = await this.files.keep(tx, file, { assemblyId, delegationId: id });
    credentials.letterFileId = kept.id;
    await tx.manager.save(credentials);
    if (before !== null) await this.files.release(tx, before);
    return ['letter'];
  }

  private async claim(
    { manager }: Transaction,
    delegation: Delegation,
    record: CredentialsRecord,
    claimed: readonly Power[],
  ): Promise<boolean> {
    const possible = claimablePowers(delegation.memberIso2 !== null);
    if (!claimed.every((power) => possible.includes(power))) {
      throw new AppError('validation_failed', {
        fields: [{ path: 'powers', code: 'power_members_only' }],
      });
    }
    const { id: credentialsId } = record.credentials;
    const before = record.powers.map(({ power }) => power);
    const wanted = possible.filter((power) => claimed.includes(power));
    if (wanted.join() === before.join()) return false;
    await manager.delete(CredentialPower, { credentialsId });
    record.powers = wanted.map((power) =>
      manager.create(CredentialPower, {
        credentialsId,
        power,
        decision: 'pending',
        decidedAt: null,
        decidedBy: null,
      }),
    );
    if (record.powers.length > 0) await manager.insert(CredentialPower, record.powers);
    return true;
  }

  private async edit(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    work: (tx: Transaction, delegation: Delegation, record: CredentialsRecord) => Promise<string[]>,
  ): Promise<CredentialsRecord> {
    return this.transactor.run(actor, async (tx) => {
      const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
      assertMayEdit(actor, delegation);
      refuseAbsent(delegation);
      const record = await requireRecord(tx, delegation);
      const { status } = record.credentials;
      if (!isEditable(status)) throw new AppError('wrong_state');
      if (await this.gate.isLate(actor, delegation, status, tx.now, tx.manager)) {
        throw new AppError('deadline_passed');
      }
      const before = shown(record.credentials);
      const changed = await work(tx, delegation, record);
      if (changed.length === 0) return record;
      const values = fieldChanges(before, shown(record.credentials), SHOWN);
      await tx.audit({
        action: 'credentials.changed',
        subjectType: 'delegation',
        subjectId: delegationId,
        assemblyId,
        onBehalfOf: onBehalfOf(actor, delegation),
        changes: { fields: { from: null, to: changed } },
        personal: { of: delegationId, values },
      });
      await signalCredentials(tx, record.credentials);
      return record;
    });
  }
}

function clean({ signatoryName, signatoryFunction, ...others }: Claims): Claims {
  const texts = cleanFields(given({ signatoryName, signatoryFunction }), LIMITS);
  return { ...given(others), ...texts };
}

function merge(
  { credentials, powers }: CredentialsRecord,
  base: Claims,
  { powers: claimed, ...wanted }: Claims,
): { accepted: Claims; clashes: FieldClash[] } {
  const { accepted, clashes } = mergeFields<Claims>(credentials, base, wanted);
  if (claimed === undefined) return { accepted, clashes };
  const standing = powers.map(({ power }) => power);
  return {
    accepted: { ...accepted, powers: mergePowers(standing, base.powers ?? [], claimed) },
    clashes,
  };
}

/** Each power is a field of its own, marked or not: two editors of it cannot want two different things. */
function mergePowers(
  standing: readonly Power[],
  base: readonly Power[],
  wanted: readonly Power[],
): Power[] {
  const left = standing.filter((power) => wanted.includes(power) || !base.includes(power));
  const added = wanted.filter((power) => !base.includes(power) && !standing.includes(power));
  return [...left, ...added];
}

const SHOWN = [...FIELDS, 'letterFileId'] as const;

/** What the history shows of a letter; of its file only whether there is one. */
function shown(credentials: Credentials): Partial<Record<(typeof SHOWN)[number], unknown>> {
  const { letterFileId } = credentials;
  return { ...fieldsOf(credentials, FIELDS), letterFileId: letterFileId === null ? null : 'file' };
}

/** Who does not come needs no credentials. Throws `wrong_state`. */
export function refuseAbsent({ status }: Delegation): void {
  if (status === 'declined' || status === 'withdrawn') throw new AppError('wrong_state');
}
