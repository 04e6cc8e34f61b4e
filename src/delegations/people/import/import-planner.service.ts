import { Injectable } from '@nestjs/common';
import { DataCipher } from '../../../common/crypto/data-cipher.js';
import type { ChangeContext } from '../../../outbox/transactor.js';
import type { Delegation } from '../../delegation.entity.js';
import { takesPlace } from '../../domain/accreditation.js';
import type { DelegateRole } from '../../domain/delegate-roles.js';
import type {
  CellNote,
  ColumnMapping,
  ImportField,
  RowState,
} from '../../domain/import/import-fields.js';
import { dateOrders, readRow, type RowRead } from '../../domain/import/read-row.js';
import { nameKey } from '../clean-card.js';
import { Delegate } from '../delegate.entity.js';
import { requireName } from '../delegation-people.service.js';
import { lockedFields } from '../material-change.js';
import { newPerson } from '../new-person.js';
import { PeopleGate, type PeopleChange } from '../people-gate.js';
import { PersonFields } from '../person-fields.js';
import { PlacesService } from '../places/places.service.js';
import { checkCard, refusalNotes } from './check-card.js';
import { matchPerson } from './match-person.js';
import { PeopleWords } from './people-words.service.js';
import { refuseTakenRoles } from './taken-roles.js';

/** Rows of a file, and what its columns hold. */
export interface ImportedRows {
  mapping: ColumnMapping;
  rows: readonly { row: number; cells: readonly string[] }[];
}

const NAMES: readonly ImportField[] = ['givenNames', 'familyName'];

/** What a row would do. Nothing is written yet. */
export interface PlannedRow {
  row: number;
  state: RowState;
  /** As it stands now; null for somebody new. */
  before: Delegate | null;
  /** As it would stand; null where the row cannot be read that far. */
  person: Delegate | null;
  changed: string[];
  problems: CellNote[];
  warnings: CellNote[];
}

/** The delegation that rows are compared with, as it stands and as earlier rows would leave it. */
interface Standing {
  delegation: Delegation;
  people: Map<string, Delegate>;
  hashes: ReadonlyMap<string, Buffer>;
  /** The row that had a person first. */
  seen: Map<string, number>;
  /** Why nobody can be added now: the same for every row, and asked once. */
  addingClosed: CellNote[];
}

/**
 * Says what each row of a list would do to the people of a delegation, by the same checks as their cards:
 * the preview shows it, the acceptance does it.
 */
@Injectable()
export class ImportPlanner {
  constructor(
    private readonly words: PeopleWords,
    private readonly fields: PersonFields,
    private readonly gate: PeopleGate,
    private readonly places: PlacesService,
    private readonly cipher: DataCipher,
  ) {}

  /** @param chosen the rows that count; all of them by default */
  async plan(
    tx: ChangeContext,
    delegation: Delegation,
    people: readonly Delegate[],
    { mapping, rows }: ImportedRows,
    chosen?: ReadonlySet<number>,
  ): Promise<PlannedRow[]> {
    const words = await this.words.forCells();
    const orders = dateOrders(
      mapping,
      rows.map(({ cells }) => cells),
    );
    const standing: Standing = {
      delegation,
      people: new Map(people.map((person) => [person.id, person])),
      hashes: documentHashes(people),
      seen: new Map(),
      addingClosed: await this.closed(tx, delegation, 'add', null),
    };
    const planned: PlannedRow[] = [];
    for (const { row, cells } of rows) {
      if (chosen && !chosen.has(row)) continue;
      planned.push(await this.planRow(tx, standing, row, readRow(mapping, cells, words, orders)));
    }
    refuseTakenRoles(people, planned);
    await this.notePlaces(tx, delegation, planned);
    return planned;
  }

  private async planRow(
    tx: ChangeContext,
    standing: Standing,
    row: number,
    read: RowRead,
  ): Promise<PlannedRow> {
    const { delegation } = standing;
    const { reference, role, ...values } = read.values;
    const card = checkCard(values);
    const known = this.fingerprints(card.fields.documentNumber);
    const match = matchPerson(
      [...standing.people.values()],
      typeof reference === 'string' ? reference : undefined,
      card.fields,
      ({ id }) => known.some((hash) => standing.hashes.get(id)?.equals(hash)),
    );
    const before = match.person;
    const planned: PlannedRow = {
      row,
      state: 'refused',
      before,
      person: null,
      changed: [],
      problems: [...read.problems, ...card.problems],
      warnings: [...read.warnings, ...match.warnings],
    };
    const person = before
      ? tx.manager.create(Delegate, before)
      : newPerson(tx, delegation, 'delegate');
    planned.person = person;
    try {
      if (!before) {
        // A name that was refused is said to be so, not to be missing.
        if (!card.problems.some(({ field }) => field !== null && NAMES.includes(field))) {
          requireName(card.fields);
        }
      }
      const fields = before ? card.fields : { givenNames: '', familyName: '', ...card.fields };
      planned.changed = await this.fields.apply(tx, delegation, person, fields);
    } catch (error) {
      planned.problems.push(...refusalNotes(error));
    }
    if (typeof role === 'string' && role !== person.role) {
      person.role = role as DelegateRole;
      planned.changed.unshift('role');
    }
    await this.finish(tx, standing, planned);
    return planned;
  }

  /** What stands in the way of the whole row, and where it leaves the delegation. */
  private async finish(tx: ChangeContext, standing: Standing, planned: PlannedRow): Promise<void> {
    const { before, person, changed, problems } = planned;
    if (!person) return;
    if (before) {
      for (const field of lockedFields(before, changed)) {
        problems.push({ field: field as CellNote['field'], code: 'locked' });
      }
    }
    if (!before || changed.length > 0) {
      const closed = before
        ? await this.closed(tx, standing.delegation, 'edit', before)
        : standing.addingClosed;
      problems.push(...closed);
    }
    if (problems.length > 0) return;
    noteRepeated(standing.seen, planned);
    planned.state = before ? (changed.length > 0 ? 'change' : 'same') : 'new';
    // The next row of the same person begins where this one ends.
    if (before) standing.people.set(before.id, person);
  }

  private async closed(
    tx: ChangeContext,
    delegation: Delegation,
    change: PeopleChange,
    person: Delegate | null,
  ): Promise<CellNote[]> {
    try {
      await this.gate.require(tx.actor, delegation, change, person, tx.now, tx.manager);
      return [];
    } catch (error) {
      return refusalNotes(error);
    }
  }

  private fingerprints(number: string | null | undefined): Buffer[] {
    return number ? this.cipher.fingerprints(number) : [];
  }

  /** Says of which rows the delegation has no place for: which of them come is its choice. */
  private async notePlaces(
    tx: ChangeContext,
    delegation: Delegation,
    planned: readonly PlannedRow[],
  ): Promise<void> {
    const wanting = planned.filter(
      ({ state, before, person }) =>
        (state === 'new' || state === 'change') &&
        before?.subBureauIso2 !== person?.subBureauIso2 &&
        (!before || takesPlace(before)),
    );
    const bureaus = new Set(wanting.map(({ person }) => person?.subBureauIso2 ?? null));
    for (const bureau of bureaus) {
      const { quota, used } = await this.places.of(tx.manager, delegation, bureau);
      const rows = wanting.filter(({ person }) => (person?.subBureauIso2 ?? null) === bureau);
      for (const { warnings } of rows.slice(Math.max(0, quota - used))) {
        warnings.push({ field: null, code: 'beyond_places', params: { quota } });
      }
    }
  }
}

/** Keyed hashes of the document numbers as they stand now. */
function documentHashes(people: readonly Delegate[]): Map<string, Buffer> {
  return new Map(
    people.flatMap(({ id, documentHash }) => (documentHash ? [[id, documentHash]] : [])),
  );
}

/** Warns of a person whom an earlier row of the file has too. */
function noteRepeated(seen: Map<string, number>, planned: PlannedRow): void {
  const { row, before, person, warnings } = planned;
  if (!person) return;
  const hash = before ? undefined : person.documentHash?.toString('hex');
  const keys = before
    ? [before.id]
    : [`${nameKey(person)} ${person.dateOfBirth ?? ''}`, ...(hash ? [hash] : [])];
  const first = keys.map((key) => seen.get(key)).find((one) => one !== undefined);
  if (first !== undefined)
    warnings.push({ field: null, code: 'repeated_row', params: { row: first } });
  for (const key of keys) if (!seen.has(key)) seen.set(key, row);
}
