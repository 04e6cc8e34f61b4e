import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssemblyService } from '../../../assemblies/assembly.service.js';
import type { Actor } from '../../../common/actor.js';
import {
  tableFile,
  type TableColumn,
  type TableFile,
  type TableFormat,
  type ValueList,
} from '../../../common/tables/table-file.js';
import type { Language } from '../../../common/text/languages.js';
import { Transactor } from '../../../outbox/transactor.js';
import { COUNTRY_CODES } from '../../../reference/domain/countries.js';
import { assertMayEdit } from '../../delegation-access.js';
import type { Delegation } from '../../delegation.entity.js';
import { DelegationService } from '../../delegation.service.js';
import { takesPlace } from '../../domain/accreditation.js';
import { IMPORT_FIELDS } from '../../domain/import/import-fields.js';
import type { Delegate } from '../delegate.entity.js';
import { DocumentService } from '../document.service.js';
import { orderedPeople } from '../ordered-people.js';
import { PeopleWords, type ChoiceField } from './people-words.service.js';
import { markCell, personCell } from './person-cells.js';

const LISTED: readonly ChoiceField[] = ['role', 'honorific', 'documentType', 'diet'];
/** In characters; the others keep to the table's own. */
const WIDTHS: Partial<Record<(typeof IMPORT_FIELDS)[number], number>> = {
  reference: 38,
  position: 32,
  nativeName: 26,
  email: 30,
};

/** The people of a delegation as a list that the import reads back, and an empty one to begin with. */
@Injectable()
export class PeopleExportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly assemblies: AssemblyService,
    private readonly delegations: DelegationService,
    private readonly documents: DocumentService,
    private readonly words: PeopleWords,
  ) {}

  /** Of document numbers only the masks. Errors: `not_found` (another's too), `not_allowed`. */
  async masked(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    format: TableFormat,
  ): Promise<TableFile> {
    const delegation = await this.delegations.require(assemblyId, delegationId);
    assertMayEdit(actor, delegation);
    const people = await orderedPeople(this.dataSource.manager, delegationId);
    return this.file(actor, delegation, people, new Map(), format);
  }

  /** With the document numbers; the history notes each of them as seen. Errors: as {@link masked}. */
  async full(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    format: TableFormat,
  ): Promise<TableFile> {
    return this.transactor.run(actor, async (tx) => {
      const delegation = await this.delegations.require(assemblyId, delegationId, tx.manager);
      assertMayEdit(actor, delegation);
      const people = await orderedPeople(tx.manager, delegationId);
      const ids = people.filter(takesPlace).map(({ id }) => id);
      const numbers = await this.documents.open(tx, ids);
      await this.documents.noteRevealed(tx, delegation, [...numbers.keys()]);
      return this.file(actor, delegation, people, numbers, format);
    });
  }

  /** The headings alone; the workbook lists on a second sheet what the cells can be. */
  async template(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    format: TableFormat,
  ): Promise<TableFile> {
    assertMayEdit(actor, await this.delegations.require(assemblyId, delegationId));
    const { language } = actor;
    return tableFile(format, {
      name: this.words.text(language, 'template'),
      language,
      columns: IMPORT_FIELDS.filter((field) => field !== 'reference').map((field) => ({
        header: this.words.column(language, field),
        value: () => '',
        width: 24,
      })),
      rows: [],
      values: { name: this.words.text(language, 'values'), lists: this.valueLists(language) },
    });
  }

  private async file(
    actor: Actor,
    { assemblyId }: Delegation,
    people: readonly Delegate[],
    numbers: ReadonlyMap<string, string>,
    format: TableFormat,
  ): Promise<TableFile> {
    const { language } = actor;
    const { code } = await this.assemblies.require(assemblyId);
    // Who has left would come back as somebody new.
    const coming = people.filter(takesPlace);
    return tableFile(format, {
      name: `${code} ${this.words.text(language, 'file')}`,
      language,
      columns: [
        ...IMPORT_FIELDS.map((field) => ({
          header: this.words.column(language, field),
          value: (person: Delegate) =>
            personCell(this.words, language, person, field, numbers.get(person.id)),
          ...(WIDTHS[field] ? { width: WIDTHS[field] } : {}),
        })),
        ...this.marks(language, coming),
      ],
      rows: coming,
    });
  }

  /** Who came on site or was entered on behalf, where anybody was. The import leaves this column out. */
  private marks(language: Language, people: readonly Delegate[]): TableColumn<Delegate>[] {
    const value = (person: Delegate): string => markCell(this.words, language, person);
    if (people.every((person) => value(person) === '')) return [];
    return [{ header: this.words.column(language, 'marks'), value, width: 32 }];
  }

  private valueLists(language: Language): ValueList[] {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    const { compare } = new Intl.Collator(language);
    const countries = Array.from(COUNTRY_CODES, (code) => [code, names.of(code) ?? code] as const);
    countries.sort(([, a], [, b]) => compare(a, b));
    const nationality = this.words.column(language, 'nationality');
    return [
      ...LISTED.map((field) => ({
        header: this.words.column(language, field),
        values: this.words.choices(language, field),
      })),
      { header: nationality, values: countries.map(([, name]) => name) },
      { header: 'ISO 3166', values: countries.map(([code]) => code) },
    ];
  }
}
