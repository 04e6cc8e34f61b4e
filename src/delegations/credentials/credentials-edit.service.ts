import { Injectable } from '@nestjs/common';
import { fieldChanges, fieldsOf } from '../../audit/field-changes.js';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { checkVersion } from '../../common/http/if-match.js';
import { FileService, type ReceivedFile } from '../../files/file.service.js';
import type { Upload } from '../../files/upload.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { assertMayEdit, onBehalfOf } from '../delegation-access.js';
import type { Delegation } from '../delegation.entity.js';
import { DelegationService } from '../delegation.service.js';
import { cleanFields } from '../domain/clean-fields.js';
import { CredentialPower } from './credential-power.entity.js';
import { CredentialsGate } from './credentials-gate.js';
import { Credentials } from './credentials.entity.js';
import { requireRecord, signalCredentials, type CredentialsRecord } from './credentials-record.js';
import { isEditable } from './domain/credentials-lifecycle.js';
import { claimablePowers, type Capacity, type Power } from './domain/powers.js';

/** What a delegation says of its letter. Only the fields given change. */
export interface CredentialsChange {
  signatoryName?: string;
  signatoryCapacity?: Capacity | null;
  signatoryFunction?: string;
  /** `YYYY-MM-DD` */
  signedOn?: string | null;
  /** All powers that the letter grants; replaces those named before. */
  powers?: readonly Power[];
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
  ) {}

  /**
   * Changes what is said of the letter. Saves of fields are no event; the audit names the fields.
   * Errors: `not_found`, `not_allowed`, `wrong_state` (handed in already), `deadline_passed` (not for
   * organizers), `edit_conflict`, `validation_failed`.
   * @param version of the record that the edit started from; 0 where there was none
   */
  async change(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    version: number,
    input: CredentialsChange,
  ): Promise<CredentialsRecord> {
    return this.edit(actor, assemblyId, delegationId, async (tx, delegation, record) => {
      if (version !== 0 || record.credentials.version > 1)
        checkVersion(record.credentials, version);
      return this.apply(tx, delegation, record, input);
    });
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

  /** As {@link change}, inside a transaction that makes more. Returns the fields that changed. */
  async apply(
    tx: Transaction,
    delegation: Delegation,
    record: CredentialsRecord,
    { powers, signatoryCapacity, signedOn, ...texts }: CredentialsChange,
  ): Promise<string[]> {
    const { credentials } = record;
    const before = fieldsOf<Credentials, (typeof FIELDS)[number]>(credentials, FIELDS);
    Object.assign(credentials, cleanFields(texts, LIMITS));
    if (signatoryCapacity !== undefined) credentials.signatoryCapacity = signatoryCapacity;
    if (signedOn !== undefined) credentials.signedOn = signedOn;
    const changed = Object.keys(fieldChanges<Credentials>(before, credentials, FIELDS));
    if (powers && (await this.claim(tx, delegation, record, powers))) {
      // They are rows of their own; the version of the record counts for all of it.
      await tx.manager.update(Credentials, { id: credentials.id }, { updatedAt: tx.now });
      credentials.version += 1;
      changed.push('powers');
    }
    if (changed.length > 0) await tx.manager.save(credentials);
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
