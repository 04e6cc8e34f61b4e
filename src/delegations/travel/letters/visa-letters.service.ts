import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssemblyService } from '../../../assemblies/assembly.service.js';
import { systemActor, type Actor } from '../../../common/actor.js';
import { DataCipher } from '../../../common/crypto/data-cipher.js';
import { AppError } from '../../../common/errors/app-error.js';
import type { Language, Translated } from '../../../common/text/languages.js';
import { utcToZonedTime } from '../../../common/time/zoned-time.js';
import { Transactor, type Transaction } from '../../../outbox/transactor.js';
import { ReferenceService } from '../../../reference/reference.service.js';
import { assertMayEdit, assertMaySee, onBehalfOf } from '../../delegation-access.js';
import type { Delegation } from '../../delegation.entity.js';
import { DelegationService } from '../../delegation.service.js';
import { GONE, takesPlace } from '../../domain/accreditation.js';
import type { Delegate } from '../../people/delegate.entity.js';
import { DocumentService } from '../../people/document.service.js';
import { orderedPeople } from '../../people/ordered-people.js';
import { signalDelegation } from '../../signal-delegation.js';
import { LIVE_TRAVEL } from '../travel.events.js';
import { LetterWords, type LetterPerson } from './letter-words.js';
import type { Letter } from './render/letter.js';
import { VisaLetter } from './visa-letter.entity.js';
import { lettersReady } from './visa-letters.events.js';

export const LETTER_STATES = ['ready', 'collected', 'document_missing'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** A letter in the list of a delegation. */
export interface LetterInfo {
  /** Null for the letter of the whole delegation. */
  personId: string | null;
  state: LetterState;
  readyAt: Date | null;
  collectedAt: Date | null;
}

/** How far the letters of an Assembly are: people of confirmed delegations. */
export interface LetterCounts {
  ready: number;
  collected: number;
  documentMissing: number;
}

export interface LetterWish {
  /** Null for the whole delegation. */
  personId: string | null;
  /** The reader's language and the consulate's; one when they are the same. */
  languages: readonly Language[];
}

/**
 * Letters of support for visas: there from the confirmation of a delegation. The text is made when the
 * letter is fetched, from the present state; it names the number of the document, so each fetch is audited
 * as a full view.
 */
@Injectable()
export class VisaLettersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly delegations: DelegationService,
    private readonly assemblies: AssemblyService,
    private readonly reference: ReferenceService,
    private readonly documents: DocumentService,
    private readonly cipher: DataCipher,
    private readonly words: LetterWords,
  ) {}

  /** Numbers the letters of a confirmed delegation and tells it. Done again it changes nothing. */
  async prepare(assemblyId: string, delegationId: string, jobId: string): Promise<void> {
    await this.transactor.run(systemActor('visa letters', jobId), async (tx) => {
      const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
      if (delegation.status !== 'confirmed') return;
      const people = (await orderedPeople(tx.manager, delegationId)).filter(takesPlace);
      const before = await tx.manager.countBy(VisaLetter, { delegationId });
      for (const id of [null, ...people.map((person) => person.id)]) {
        await this.row(tx, delegation, id);
      }
      if (before > 0 || !people.some(hasDocument)) return;
      await tx.audit({
        action: 'visa_letter.prepared',
        subjectType: 'delegation',
        subjectId: delegationId,
        assemblyId,
      });
      await tx.emit(lettersReady(delegation));
    });
  }

  /** The whole delegation's first, then each person's. Errors: `not_found`, `wrong_state` (not confirmed). */
  async list(actor: Actor, assemblyId: string, delegationId: string): Promise<LetterInfo[]> {
    const delegation = await this.delegations.require(assemblyId, delegationId);
    assertMaySee(actor, delegation);
    if (delegation.status !== 'confirmed') throw new AppError('wrong_state');
    const { manager } = this.dataSource;
    const people = (await orderedPeople(manager, delegationId)).filter(takesPlace);
    const rows = await manager.findBy(VisaLetter, { delegationId });
    const info = (personId: string | null, possible: boolean): LetterInfo => {
      const row = rows.find(({ delegateId }) => delegateId === personId);
      const collectedAt = row?.collectedAt ?? null;
      return {
        personId,
        state: !possible ? 'document_missing' : collectedAt === null ? 'ready' : 'collected',
        readyAt: row?.readyAt ?? null,
        collectedAt,
      };
    };
    return [
      info(null, people.some(hasDocument)),
      ...people.map((person) => info(person.id, hasDocument(person))),
    ];
  }

  /** How many wait to be fetched, for the overview. Errors: `not_found`. */
  async counts(assemblyId: string): Promise<LetterCounts> {
    await this.assemblies.require(assemblyId);
    const [row] = await this.dataSource.manager.query<LetterCounts[]>(
      `SELECT count(*) FILTER (WHERE possible AND v.collected_at IS NULL)::int AS ready,
              count(*) FILTER (WHERE possible AND v.collected_at IS NOT NULL)::int AS collected,
              count(*) FILTER (WHERE NOT possible)::int AS "documentMissing"
         FROM (SELECT p.id, p.document_tail IS NOT NULL AND p.nationality IS NOT NULL
                      AND p.date_of_birth IS NOT NULL AS possible
                 FROM delegation d
                 JOIN delegate p ON p.delegation_id = d.id AND NOT p.accreditation = ANY($2)
                WHERE d.assembly_id = $1 AND d.status = 'confirmed') p
         LEFT JOIN visa_letter v ON v.delegate_id = p.id`,
      [assemblyId, GONE],
    );
    return row ?? { ready: 0, collected: 0, documentMissing: 0 };
  }

  /**
   * A letter to print, remembered as fetched. Errors: `not_found` (another's too), `not_allowed`,
   * `wrong_state` (not confirmed), `delegation_incomplete` (no document, nationality or date of birth).
   */
  async fetch(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    { personId, languages }: LetterWish,
  ): Promise<Letter> {
    return this.transactor.run(actor, async (tx) => {
      const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
      assertMayEdit(actor, delegation);
      if (delegation.status !== 'confirmed') throw new AppError('wrong_state');
      const people = await this.people(tx, delegation, personId);
      const assembly = await this.assemblies.require(assemblyId, tx.manager);
      const { names, code } = await this.sender(delegation);
      const row = await this.row(tx, delegation, personId);
      const compose = (reference: string, date: string, spoken: readonly Language[]): Letter =>
        this.words.compose({
          assembly,
          names,
          reference,
          date,
          people,
          whole: personId === null,
          languages: spoken,
        });
      // The English text stands for all: what it says decides whether this is another edition.
      const said = compose('', assembly.startsOn, ['en']);
      const fingerprint = this.cipher.fingerprint(JSON.stringify(said)).toString('hex');
      if (row.fingerprint !== fingerprint) {
        if (row.fingerprint !== '') row.edition += 1;
        Object.assign(row, { fingerprint, readyAt: tx.now, collectedAt: null });
      }
      row.collectedAt ??= tx.now;
      row.collectedById ??= actor.userId;
      await tx.manager.save(row);
      await tx.audit({
        action: 'visa_letter.collected',
        subjectType: 'delegation',
        subjectId: delegationId,
        assemblyId,
        onBehalfOf: onBehalfOf(actor, delegation),
        changes: {
          delegate: { from: null, to: people.map(({ person }) => person.id) },
          edition: { from: null, to: row.edition },
        },
      });
      await signalDelegation(tx.manager, delegation, LIVE_TRAVEL);
      const sequence = String(row.sequence).padStart(2, '0');
      const edition = row.edition > 1 ? `-${row.edition}` : '';
      const { date } = utcToZonedTime(row.readyAt, assembly.timezone);
      return compose(`${assembly.code}-${code}-${sequence}${edition}`, date, languages);
    });
  }

  private async people(
    tx: Transaction,
    { id }: Delegation,
    personId: string | null,
  ): Promise<LetterPerson[]> {
    const all = (await orderedPeople(tx.manager, id)).filter(takesPlace);
    const wanted = personId === null ? all : all.filter((person) => person.id === personId);
    if (personId !== null && wanted.length === 0) throw new AppError('not_found');
    const possible = wanted.filter(hasDocument);
    const numbers = await this.documents.open(
      tx,
      possible.map((person) => person.id),
    );
    const people = possible.flatMap((person) => {
      const documentNumber = numbers.get(person.id);
      return documentNumber === undefined ? [] : [{ person, documentNumber }];
    });
    if (people.length > 0) return people;
    throw new AppError('delegation_incomplete', {
      fields: [{ path: 'documentNumber', code: 'required' }],
    });
  }

  /** The row of a letter; made where it is missing, with the next number. The delegation is locked. */
  private async row(
    tx: Transaction,
    { id: delegationId }: Delegation,
    delegateId: string | null,
  ): Promise<VisaLetter> {
    const rows = await tx.manager.findBy(VisaLetter, { delegationId });
    const known = rows.find((row) => row.delegateId === delegateId);
    if (known) return known;
    const sequence = delegateId === null ? 0 : Math.max(0, ...rows.map((row) => row.sequence)) + 1;
    return tx.manager.save(
      tx.manager.create(VisaLetter, {
        delegationId,
        delegateId,
        sequence,
        fingerprint: '',
        readyAt: tx.now,
        collectedAt: null,
        collectedById: null,
      }),
    );
  }

  private async sender({
    memberIso2,
    organisationCode,
  }: Delegation): Promise<{ names: Translated; code: string }> {
    if (memberIso2 !== null) {
      const { names, iso3 } = await this.reference.member(memberIso2);
      return { names, code: iso3 };
    }
    const organisation = await this.reference.findOrganisation(organisationCode ?? '');
    if (!organisation) throw new AppError('not_found');
    return { names: organisation.names, code: organisation.code };
  }
}

/** What a consulate asks for is there. */
function hasDocument({ documentTail, nationality, dateOfBirth }: Delegate): boolean {
  return documentTail !== null && nationality !== null && dateOfBirth !== null;
}
