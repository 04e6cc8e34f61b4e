import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../../common/actor.js';
import { Clock } from '../../../common/clock.js';
import { AppError } from '../../../common/errors/app-error.js';
import { readTable } from '../../../common/tables/read/read-table.js';
import type { TableText } from '../../../common/tables/read/table-text.js';
import { tableFile, type TableFile, type TableFormat } from '../../../common/tables/table-file.js';
import { Translator } from '../../../common/text/translator.js';
import { takeWhole } from '../../../files/incoming.js';
import type { Upload } from '../../../files/upload.js';
import type { Transaction } from '../../../outbox/transactor.js';
import { assertMayEdit } from '../../delegation-access.js';
import type { Delegation } from '../../delegation.entity.js';
import { DelegationService } from '../../delegation.service.js';
import {
  IMPORT_FIELDS,
  type CellNote,
  type ImportField,
} from '../../domain/import/import-fields.js';
import { proposeMapping } from '../../domain/import/map-columns.js';
import { Delegate } from '../delegate.entity.js';
import { named } from '../delegation-people.service.js';
import { saveChanged } from '../material-change.js';
import { PeopleChanges, type PeopleChanged } from '../people-changes.js';
import { PlacesService, type Places } from '../places/places.service.js';
import { assertAsPreviewed, checkMapping, refuseWrong, type ChosenRow } from './accept-checks.js';
import { ImportPlanner, type ImportedRows, type PlannedRow } from './import-planner.service.js';
import { PeopleWords, type ChoiceField } from './people-words.service.js';
import { personCell } from './person-cells.js';
import { SINGLE_ROLES } from './taken-roles.js';

export interface ReadPeople extends TableText {
  mapping: (ImportField | null)[];
}

/** A note in the reader's words. */
export interface SaidNote {
  field: ImportField | null;
  code: string;
  message: string;
}

export interface PreviewedRow {
  row: number;
  state: PlannedRow['state'];
  personId: string | null;
  version: number | null;
  name: string;
  changes: { field: ImportField; from: string; to: string }[];
  problems: SaidNote[];
  warnings: SaidNote[];
}

export interface PeoplePreview {
  rows: PreviewedRow[];
  places: Places;
}

export interface ImportedPeople {
  added: number;
  changed: number;
  /** Those that stood as in the file already. */
  same: number;
}

/**
 * Takes people from a list: reads the file, shows what each row would do, and does the rows that were
 * chosen. Nothing is kept in between: the reader's page sends the rows again.
 */
@Injectable()
export class PeopleImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly translator: Translator,
    private readonly delegations: DelegationService,
    private readonly changes: PeopleChanges,
    private readonly places: PlacesService,
    private readonly planner: ImportPlanner,
    private readonly words: PeopleWords,
  ) {}

  /**
   * What stands in a file, and what its columns seem to hold. Errors: `not_found` (another's too),
   * `not_allowed`, `file_empty`, `file_too_large`, `file_wrong_type`, `file_invalid` with the reason.
   */
  async read(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    upload: Upload,
  ): Promise<ReadPeople> {
    // Before the body is touched.
    assertMayEdit(actor, await this.delegations.require(assemblyId, delegationId));
    const table = await readTable(await takeWhole(upload));
    return { ...table, mapping: proposeMapping(table.headers, this.words.forHeaders()) };
  }

  /** What each row would do. Errors: `not_found`, `not_allowed`, `validation_failed` (the mapping). */
  async preview(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    input: ImportedRows,
  ): Promise<PeoplePreview> {
    const { delegation, planned } = await this.plan(actor, assemblyId, delegationId, input);
    return {
      rows: planned.map((row) => this.previewed(actor, row)),
      places: await this.places.of(this.dataSource.manager, delegation, null),
    };
  }

  /**
   * The refused rows as they stood, with a column of reasons, to be corrected and read again. Errors: those
   * of {@link preview}.
   */
  async refused(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    input: ImportedRows & { headers: readonly string[] },
    format: TableFormat,
  ): Promise<TableFile> {
    const { planned } = await this.plan(actor, assemblyId, delegationId, input);
    const { language } = actor;
    const cells = new Map(input.rows.map((row) => [row.row, row.cells]));
    const headers = input.headers.slice(0, input.mapping.length);
    return tableFile(format, {
      name: this.words.text(language, 'refused'),
      language,
      columns: [
        ...headers.map((header, index) => ({
          header,
          value: ({ row }: PlannedRow) => cells.get(row)?.[index] ?? '',
        })),
        {
          header: this.words.column(language, 'reasons'),
          value: ({ problems }) => problems.map((note) => this.reason(actor, note)).join(' '),
          width: 60,
        },
      ],
      rows: planned.filter(({ state }) => state === 'refused'),
    });
  }

  /**
   * Does the chosen rows, all or none. Errors: those of {@link preview}, `file_invalid` where one of them is
   * refused, `edit_conflict` where a person changed since the preview, `quota_exceeded`,
   * `delegation_incomplete` (no head left).
   */
  async accept(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    input: ImportedRows,
    chosen: readonly ChosenRow[],
  ): Promise<ImportedPeople> {
    checkMapping(input);
    const wanted = new Map(chosen.map((row) => [row.row, row]));
    const counts = { added: 0, changed: 0, same: 0 };
    const changes = this.changes;
    await changes.runAll(actor, assemblyId, delegationId, null, null, async (tx, open) => {
      const { delegation, people } = open;
      const rows = new Set(wanted.keys());
      const planned = await this.planner.plan(tx, delegation, people, input, rows);
      if (planned.length !== wanted.size) throw new AppError('edit_conflict');
      for (const row of planned) assertAsPreviewed(row, wanted.get(row.row), people);
      refuseWrong(planned);
      counts.added = planned.filter(({ state }) => state === 'new').length;
      counts.changed = planned.filter(({ state }) => state === 'change').length;
      counts.same = planned.length - counts.added - counts.changed;
      return this.write(tx, delegation, planned);
    });
    return counts;
  }

  private async write(
    tx: Transaction,
    delegation: Delegation,
    planned: readonly PlannedRow[],
  ): Promise<PeopleChanged[]> {
    const moving = planned.flatMap(({ state, person, before }) =>
      person && (state === 'new' || before?.subBureauIso2 !== person.subBureauIso2) ? [person] : [],
    );
    await this.places.require(tx.manager, delegation, moving);
    await stepAside(tx, planned);
    const done: PeopleChanged[] = [];
    for (const { state, person, changed } of planned) {
      if (!person) continue;
      if (state === 'new') {
        // Lists show people as they were entered: one instant apart.
        person.createdAt = new Date(tx.now.getTime() + done.length);
        await tx.manager.save(person);
        const fields = ['role', ...changed.filter((field) => field !== 'role')];
        done.push({ person, record: { action: 'delegate.added', changes: named(fields) } });
      } else if (state === 'change') {
        await saveChanged(tx, delegation, person, changed);
        done.push({ person, record: { action: 'delegate.changed', changes: named(changed) } });
      }
    }
    return done;
  }

  private async plan(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    input: ImportedRows,
  ): Promise<{ delegation: Delegation; planned: PlannedRow[] }> {
    const delegation = await this.delegations.require(assemblyId, delegationId);
    assertMayEdit(actor, delegation);
    checkMapping(input);
    const { manager } = this.dataSource;
    const people = await manager.findBy(Delegate, { delegationId });
    const now = this.clock.now();
    const planned = await this.planner.plan({ manager, actor, now }, delegation, people, input);
    return { delegation, planned };
  }

  private previewed(actor: Actor, planned: PlannedRow): PreviewedRow {
    const { row, state, before, person, changed, problems, warnings } = planned;
    const cell = (of: Delegate, field: ImportField): string =>
      personCell(this.words, actor.language, of, field);
    const names = person ?? before;
    return {
      row,
      state,
      personId: before?.id ?? null,
      version: before?.version ?? null,
      name: names ? `${names.givenNames} ${names.familyName}`.trim() : '',
      changes:
        before && person
          ? IMPORT_FIELDS.filter((field) => changed.includes(field)).map((field) => ({
              field,
              from: cell(before, field),
              to: cell(person, field),
            }))
          : [],
      problems: problems.map((note) => this.said(actor, note)),
      warnings: warnings.map((note) => this.said(actor, note)),
    };
  }

  private said({ language }: Actor, { field, code, params = {} }: CellNote): SaidNote {
    const own = `fields.${code}`;
    // What stands in the way of the whole row is a refusal like any other.
    const key = this.translator.has(own) ? own : `errors.${code}`;
    const allowed =
      code === 'word_not_read' ? this.words.choices(language, field as ChoiceField).join('; ') : '';
    return { field, code, message: this.translator.t(language, key, { allowed, ...params }) };
  }

  private reason(actor: Actor, note: CellNote): string {
    const { field, message } = this.said(actor, note);
    return field === null ? message : `${this.words.column(actor.language, field)}: ${message}`;
  }
}

/** Head and alternate are one each at every moment: who hands such a role on leaves it first. */
async function stepAside(tx: Transaction, planned: readonly PlannedRow[]): Promise<void> {
  const leaving = planned.flatMap(({ before, person }) =>
    before && person && before.role !== person.role && SINGLE_ROLES.includes(before.role)
      ? [before.id]
      : [],
  );
  if (leaving.length > 0) await tx.manager.update(Delegate, leaving, { role: 'delegate' });
}
