import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { AssemblyService } from '../assemblies/assembly.service.js';
import { AccountService } from '../auth/accounts/account.service.js';
import type { AuditChanges } from '../audit/audit-entry.entity.js';
import { fieldChanges, fieldsOf } from '../audit/field-changes.js';
import type { Actor } from '../common/actor.js';
import { fieldMessages, importCsv, type ImportReport } from '../common/csv/csv-import.js';
import type { ImportDto } from '../common/csv/import.dto.js';
import { AppError } from '../common/errors/app-error.js';
import { checkVersion } from '../common/http/if-match.js';
import { Translator } from '../common/text/translator.js';
import { Transactor, type Transaction } from '../outbox/transactor.js';
import { languagePair } from './domain/language-pair.js';
import type { CreateInterpreterDto, UpdateInterpreterDto } from './dto/interpreter.dto.js';
import type { CreateAbsenceDto } from './dto/period.dto.js';
import { refusedWhileInUse } from './in-use.js';
import { InterpreterAbsence } from './interpreter-absence.entity.js';
import { INTERPRETER_SPEC, interpreterValues } from './interpreter-import.js';
import { Interpreter } from './interpreter.entity.js';
import { readPeriod } from './period-rules.js';

/** An interpreter with the times off duty. */
export type InterpreterView = Interpreter & { absences: InterpreterAbsence[] };

/** What the audit shows; the name is personal and stays out of it. */
const AUDITED = ['pairs', 'userId'] as const satisfies readonly (keyof Interpreter)[];

@Injectable()
export class InterpreterService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly assemblies: AssemblyService,
    private readonly accounts: AccountService,
    private readonly translator: Translator,
  ) {}

  /** Every interpreter of the Assembly with absences, by name. */
  async all(
    assemblyId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<InterpreterView[]> {
    const interpreters = await manager.find(Interpreter, {
      where: { assemblyId },
      order: { name: 'ASC' },
    });
    return withAbsences(manager, interpreters);
  }

  /** As {@link all}. Throws `not_found` for an unknown Assembly. */
  async list(actor: Actor, assemblyId: string): Promise<InterpreterView[]> {
    await this.assemblies.requireVisible(actor, assemblyId);
    return this.all(assemblyId);
  }

  /** Throws `not_found`, and `already_exists` when the name is taken. */
  async create(
    actor: Actor,
    assemblyId: string,
    input: CreateInterpreterDto,
  ): Promise<InterpreterView> {
    return this.transactor.run(actor, async (tx) => {
      await this.assemblies.require(assemblyId, tx.manager);
      return this.createIn(tx, assemblyId, input);
    });
  }

  /** As {@link create}, inside a transaction that makes more. */
  async createIn(
    tx: Transaction,
    assemblyId: string,
    input: CreateInterpreterDto,
  ): Promise<InterpreterView> {
    const interpreter = tx.manager.create(Interpreter, {
      id: randomUUID(),
      assemblyId,
      name: input.name.trim(),
      pairs: normalPairs(input.pairs),
      userId: input.userId ?? null,
    });
    await this.check(tx.manager, interpreter);
    await tx.manager.save(interpreter);
    const changes = fieldChanges<Interpreter>({}, interpreter, AUDITED);
    await this.record(tx, interpreter, 'interpreter.created', changes);
    return Object.assign(interpreter, { absences: [] });
  }

  /** Throws `edit_conflict` when somebody saved it since `version`, and as {@link create}. */
  async update(
    actor: Actor,
    assemblyId: string,
    id: string,
    version: number,
    input: UpdateInterpreterDto,
  ): Promise<InterpreterView> {
    return this.transactor.run(actor, async (tx) => {
      const interpreter = await this.lock(tx.manager, assemblyId, id);
      checkVersion(interpreter, version);
      await this.change(tx, interpreter, input);
      const [view] = await withAbsences(tx.manager, [interpreter]);
      if (!view) throw new AppError('not_found');
      return view;
    });
  }

  /** Throws `wrong_state` while a booking or a plan needs the interpreter. */
  async remove(actor: Actor, assemblyId: string, id: string): Promise<void> {
    const removal = this.transactor.run(actor, async (tx) => {
      const interpreter = await this.lock(tx.manager, assemblyId, id);
      await tx.manager.delete(Interpreter, { id });
      const changes = fieldChanges<Interpreter>(interpreter, {}, AUDITED);
      await this.record(tx, interpreter, 'interpreter.deleted', changes);
    });
    await refusedWhileInUse(removal, { path: 'interpreterId', code: 'interpreter_in_use' });
  }

  /** Throws `dates_invalid` for a time outside the Assembly's days. */
  async addAbsence(
    actor: Actor,
    assemblyId: string,
    interpreterId: string,
    input: CreateAbsenceDto,
  ): Promise<InterpreterAbsence> {
    return this.transactor.run(actor, async (tx) => {
      const assembly = await this.assemblies.require(assemblyId, tx.manager);
      const interpreter = await this.lock(tx.manager, assemblyId, interpreterId);
      const period = readPeriod(assembly, input);
      const absence = await tx.manager.save(
        tx.manager.create(InterpreterAbsence, { ...period, interpreterId }),
      );
      await this.record(tx, interpreter, 'interpreter.absent', {
        absence: { from: null, to: period },
      });
      return absence;
    });
  }

  async removeAbsence(
    actor: Actor,
    assemblyId: string,
    interpreterId: string,
    id: string,
  ): Promise<void> {
    await this.transactor.run(actor, async (tx) => {
      const interpreter = await this.lock(tx.manager, assemblyId, interpreterId);
      const absence = await tx.manager.findOneBy(InterpreterAbsence, { id, interpreterId });
      if (!absence) throw new AppError('not_found');
      await tx.manager.delete(InterpreterAbsence, { id });
      const { startsAt, endsAt } = absence;
      await this.record(tx, interpreter, 'interpreter.present', {
        absence: { from: { startsAt, endsAt }, to: null },
      });
    });
  }

  /** Previews or applies a CSV file of interpreters; the name tells which. Throws `file_invalid`. */
  async import(actor: Actor, assemblyId: string, input: ImportDto): Promise<ImportReport> {
    return this.transactor.run(actor, async (tx) => {
      await this.assemblies.require(assemblyId, tx.manager);
      return importCsv(
        input,
        INTERPRETER_SPEC,
        {
          existing: await tx.manager.findBy(Interpreter, { assemblyId }),
          valuesOf: interpreterValues,
          create: (row) => this.createIn(tx, assemblyId, row),
          update: (interpreter, changed) => this.change(tx, interpreter, changed),
        },
        fieldMessages(this.translator, actor.language),
      );
    });
  }

  private async change(
    tx: Transaction,
    interpreter: Interpreter,
    input: UpdateInterpreterDto,
  ): Promise<void> {
    const before = fieldsOf(interpreter, ['name', ...AUDITED]);
    if (input.name !== undefined) interpreter.name = input.name.trim();
    if (input.pairs !== undefined) interpreter.pairs = normalPairs(input.pairs);
    if (input.userId !== undefined) interpreter.userId = input.userId;
    const changes = fieldChanges<Interpreter>(before, interpreter, AUDITED);
    if (Object.keys(changes).length === 0 && before.name === interpreter.name) return;
    await this.check(tx.manager, interpreter);
    await tx.manager.save(interpreter);
    await this.record(tx, interpreter, 'interpreter.changed', changes);
  }

  private async check(manager: EntityManager, interpreter: Interpreter): Promise<void> {
    const { id, assemblyId, name, userId } = interpreter;
    if (userId !== null && !(await this.accounts.byId([userId], manager)).has(userId)) {
      throw new AppError('validation_failed', {
        fields: [{ path: 'userId', code: 'wrong_value' }],
      });
    }
    const named = await manager.findOneBy(Interpreter, { assemblyId, name });
    if (named && named.id !== id) {
      throw new AppError('already_exists', { fields: [{ path: 'name', code: 'not_unique' }] });
    }
  }

  private async lock(manager: EntityManager, assemblyId: string, id: string): Promise<Interpreter> {
    const interpreter = await manager.findOne(Interpreter, {
      where: { id, assemblyId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!interpreter) throw new AppError('not_found');
    return interpreter;
  }

  private async record(
    tx: Transaction,
    interpreter: Interpreter,
    action: string,
    changes: AuditChanges,
  ): Promise<void> {
    await tx.audit({
      action,
      subjectType: 'interpreter',
      subjectId: interpreter.id,
      assemblyId: interpreter.assemblyId,
      changes,
    });
  }
}

async function withAbsences(
  manager: EntityManager,
  interpreters: readonly Interpreter[],
): Promise<InterpreterView[]> {
  const absences = await manager.find(InterpreterAbsence, {
    where: { interpreterId: In(interpreters.map(({ id }) => id)) },
    order: { startsAt: 'ASC' },
  });
  return interpreters.map((interpreter) =>
    Object.assign(interpreter, {
      absences: absences.filter(({ interpreterId }) => interpreterId === interpreter.id),
    }),
  );
}

/** Each pair once, its codes in alphabetical order. Throws `validation_failed`. */
function normalPairs(pairs: readonly string[]): string[] {
  const normal = pairs.map((pair, index) => {
    const known = languagePair(pair);
    if (known !== null) return known;
    throw new AppError('validation_failed', {
      fields: [{ path: `pairs[${index}]`, code: 'language_pair' }],
    });
  });
  return [...new Set(normal)].sort();
}
