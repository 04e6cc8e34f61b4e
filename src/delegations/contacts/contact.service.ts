import { Injectable } from '@nestjs/common';
import { DataSource, In, QueryFailedError } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import type { AuditChanges } from '../../audit/audit-entry.entity.js';
import { holds, type Actor } from '../../common/actor.js';
import { importCsv, type ImportReport } from '../../common/csv/csv-import.js';
import { AppError } from '../../common/errors/app-error.js';
import { checkVersion } from '../../common/http/if-match.js';
import type { Language } from '../../common/text/languages.js';
import { Translator } from '../../common/text/translator.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { ReferenceService } from '../../reference/reference.service.js';
import type { Delegation } from '../delegation.entity.js';
import { cleanFields } from '../domain/clean-fields.js';
import { Contact } from './contact.entity.js';
import { contactCsvSpec } from './contact-csv.js';

/** Exactly one of `memberIso2` and `organisationCode` is given. */
export interface ContactInput {
  memberIso2?: string | null;
  organisationCode?: string | null;
  name: string;
  email: string;
  language: Language;
}

export type ContactChange = Partial<Pick<ContactInput, 'name' | 'email' | 'language'>>;

/**
 * Whom organizers write to at bureaus and organisations. Editing a contact does not touch links that were
 * sent to it. The audit names the fields that changed, never their values.
 */
@Injectable()
export class ContactService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly translator: Translator,
    private readonly assemblies: AssemblyService,
    private readonly reference: ReferenceService,
  ) {}

  /** All contacts, by sender and address. */
  async list(actor: Actor, assemblyId: string): Promise<Contact[]> {
    assertOrganizer(actor, assemblyId);
    return this.dataSource.manager.find(Contact, {
      where: { assemblyId },
      order: { memberIso2: 'ASC', organisationCode: 'ASC', email: 'ASC' },
    });
  }

  /** Errors: `validation_failed`, `member_unknown`, `already_exists`, `not_found` (Assembly). */
  async create(actor: Actor, assemblyId: string, input: ContactInput): Promise<Contact> {
    assertOrganizer(actor, assemblyId);
    await this.assemblies.require(assemblyId);
    const sender = await this.sender(input);
    return this.write(actor, (tx) =>
      this.insert(tx, assemblyId, { ...sender, ...cleaned(input), language: input.language }),
    );
  }

  /** Errors: `not_found`, `edit_conflict`, `validation_failed`, `already_exists`. */
  async change(
    actor: Actor,
    assemblyId: string,
    contactId: string,
    version: number,
    input: ContactChange,
  ): Promise<Contact> {
    assertOrganizer(actor, assemblyId);
    return this.write(actor, async (tx) => {
      const contact = await this.lock(tx, assemblyId, contactId);
      checkVersion(contact, version);
      return this.update(tx, contact, { ...input, ...cleaned(input) });
    });
  }

  /** Errors: `not_found`. */
  async remove(actor: Actor, assemblyId: string, contactId: string): Promise<void> {
    assertOrganizer(actor, assemblyId);
    await this.transactor.run(actor, async (tx) => {
      const contact = await this.lock(tx, assemblyId, contactId);
      await this.drop(tx, contact);
    });
  }

  /**
   * Somebody else is invited in the place of `from`: later invitations go there too. Nothing to do where
   * nobody at that address was a contact. The caller has checked who may.
   */
  async redirect(
    tx: Transaction,
    delegation: Delegation,
    from: string,
    to: Required<Pick<ContactInput, 'name' | 'email' | 'language'>>,
  ): Promise<void> {
    const contacts = await this.at(tx, delegation, [from, to.email]);
    const left = contacts.find(({ email }) => email === from);
    if (!left) return;
    if (from !== to.email && contacts.some(({ email }) => email === to.email)) {
      await this.drop(tx, left);
      return;
    }
    await this.update(tx, left, to);
  }

  /**
   * Nobody at that address speaks for the delegation any more: later invitations do not go there. The caller
   * has checked who may.
   */
  async forget(tx: Transaction, delegation: Delegation, email: string): Promise<void> {
    for (const contact of await this.at(tx, delegation, [email])) await this.drop(tx, contact);
  }

  /** CSV with `iso2` or `organisation`, `name`, `email`, `language`. Errors: `file_invalid`. */
  async import(
    actor: Actor,
    assemblyId: string,
    input: { csv: string; apply: boolean },
  ): Promise<ImportReport> {
    assertOrganizer(actor, assemblyId);
    await this.assemblies.require(assemblyId);
    const members = await this.reference.members();
    const organisations = await this.reference.organisations();
    const spec = contactCsvSpec(
      input.csv,
      new Map(members.flatMap(({ iso2, iso3 }) => [iso2, iso3].map((code) => [code, iso2]))),
      new Map(organisations.map(({ code }) => [code, code])),
    );
    return this.write(actor, async (tx) =>
      importCsv(
        input,
        spec,
        {
          existing: await tx.manager.findBy(Contact, { assemblyId }),
          valuesOf: ({ memberIso2, organisationCode, name, email, language }) => ({
            iso2: memberIso2,
            organisation: organisationCode,
            name,
            email,
            language,
          }),
          create: ({ iso2, organisation, ...row }) =>
            this.insert(tx, assemblyId, {
              ...row,
              memberIso2: iso2,
              organisationCode: organisation,
            }),
          update: (contact, { name, language }) =>
            this.update(tx, contact, {
              ...(name === undefined ? {} : { name }),
              ...(language === undefined ? {} : { language }),
            }),
        },
        (code, params) => this.translator.t(actor.language, `fields.${code}`, params),
      ),
    );
  }

  private async insert(
    tx: Transaction,
    assemblyId: string,
    values: Pick<Contact, 'memberIso2' | 'organisationCode' | 'language'> & {
      name?: string;
      email?: string;
    },
  ): Promise<Contact> {
    const contact = await tx.manager.save(tx.manager.create(Contact, { assemblyId, ...values }));
    await this.record(tx, contact, 'contact.created', ['name', 'email', 'language']);
    return contact;
  }

  private async update(tx: Transaction, contact: Contact, values: ContactChange): Promise<Contact> {
    const changed = (Object.keys(values) as (keyof ContactChange)[]).filter(
      (key) => values[key] !== undefined && values[key] !== contact[key],
    );
    if (changed.length === 0) return contact;
    Object.assign(contact, Object.fromEntries(changed.map((key) => [key, values[key]])));
    await tx.manager.save(contact);
    await this.record(tx, contact, 'contact.changed', changed);
    return contact;
  }

  /** The delegation's contacts at these addresses, locked. */
  private async at(
    tx: Transaction,
    { assemblyId, memberIso2, organisationCode }: Delegation,
    emails: string[],
  ): Promise<Contact[]> {
    return tx.manager.find(Contact, {
      where: {
        assemblyId,
        email: In(emails),
        ...(memberIso2 === null ? { organisationCode: organisationCode ?? '' } : { memberIso2 }),
      },
      lock: { mode: 'pessimistic_write' },
    });
  }

  private async drop(tx: Transaction, contact: Contact): Promise<void> {
    await tx.manager.delete(Contact, { id: contact.id });
    await this.record(tx, contact, 'contact.removed', []);
  }

  private async lock(tx: Transaction, assemblyId: string, id: string): Promise<Contact> {
    const contact = await tx.manager.findOne(Contact, {
      where: { id, assemblyId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!contact) throw new AppError('not_found');
    return contact;
  }

  private async record(
    tx: Transaction,
    { id, assemblyId }: Contact,
    action: string,
    fields: string[],
  ): Promise<void> {
    const changes: AuditChanges = fields.length > 0 ? { fields: { from: null, to: fields } } : {};
    await tx.audit({ action, subjectType: 'contact', subjectId: id, assemblyId, changes });
  }

  private async sender(
    input: ContactInput,
  ): Promise<Pick<Contact, 'memberIso2' | 'organisationCode'>> {
    const { memberIso2 = null, organisationCode = null } = input;
    if ((memberIso2 === null) === (organisationCode === null)) {
      const code = memberIso2 === null ? 'required' : 'one_sender';
      throw new AppError('validation_failed', { fields: [{ path: 'memberIso2', code }] });
    }
    if (memberIso2 !== null) {
      const { iso2 } = await this.reference.member(memberIso2);
      return { memberIso2: iso2, organisationCode: null };
    }
    const organisation = await this.reference.findOrganisation(organisationCode ?? '');
    if (organisation) return { memberIso2: null, organisationCode: organisation.code };
    throw new AppError('validation_failed', {
      fields: [{ path: 'organisationCode', code: 'organisation_unknown' }],
    });
  }

  private async write<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.transactor.run(actor, work);
    } catch (error) {
      const { constraint = '' } =
        error instanceof QueryFailedError ? (error.driverError as { constraint?: string }) : {};
      if (!constraint.startsWith('uq_contact_')) throw error;
      throw new AppError('already_exists', {
        fields: [{ path: 'email', code: 'not_unique' }],
        cause: error,
      });
    }
  }
}

function assertOrganizer(actor: Actor, assemblyId: string): void {
  if (!holds(actor, assemblyId, 'organizer')) throw new AppError('not_allowed');
}

/** Name and address as they are kept. */
function cleaned({ name, email }: ContactChange): { name?: string; email?: string } {
  const texts = cleanFields({ name }, { name: 200 });
  if (texts.name === '') {
    throw new AppError('validation_failed', { fields: [{ path: 'name', code: 'required' }] });
  }
  return { ...texts, ...(email === undefined ? {} : { email: email.trim().toLowerCase() }) };
}
