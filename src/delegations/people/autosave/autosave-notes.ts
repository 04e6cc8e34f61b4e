import { isDeepStrictEqual } from 'node:util';
import { Brackets, type EntityManager } from 'typeorm';
import type { AuditValues, ValueChanges } from '../../../audit/values/audit-values.js';
import { sealedChange } from '../../../audit/values/sealed-changes.js';
import { json } from '../../../database/json.js';
import type { AuditRecord, Transaction } from '../../../outbox/transactor.js';
import { onBehalfOf } from '../../delegation-access.js';
import type { Delegation } from '../../delegation.entity.js';
import { AutosaveNote, type NotedAction } from './autosave-note.entity.js';

/** Longest time that one entry of the history stands for. */
export const NOTE_MINUTES = 10;
/** Without a save for so long, the editor has gone on to something else. */
export const IDLE_MINUTES = 2;
/** Notes that one call writes at most. */
const BATCH = 500;

const before = (now: Date, minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

export interface Autosaved {
  action: NotedAction;
  delegateId: string;
  /** Names of the fields that changed. */
  fields: readonly string[];
  /** What they held before and after. */
  changes: ValueChanges;
}

/**
 * Notes what an account saved of a person whose row is locked. The system's own saves are written into the
 * history at once.
 */
export async function noteAutosave(
  tx: Transaction,
  values: AuditValues,
  delegation: Delegation,
  { action, delegateId, fields, changes }: Autosaved,
): Promise<void> {
  const { userId, requestId } = tx.actor;
  const seal = (all: ValueChanges) => values.seal(tx.manager, { of: delegateId, values: all });
  const fresh = async () => ({
    action,
    delegateId,
    delegationId: delegation.id,
    assemblyId: delegation.assemblyId,
    onBehalfOf: onBehalfOf(tx.actor, delegation),
    requestId,
    firstAt: tx.now,
    lastAt: tx.now,
    fields: [...fields],
    sealed: await seal(changes),
  });
  if (userId === null) {
    await tx.audit(recordOf(await fresh()));
    return;
  }
  const key = { delegateId, actorUserId: userId, action };
  const note = await tx.manager.findOne(AutosaveNote, {
    where: key,
    lock: { mode: 'pessimistic_write' },
  });
  if (note && note.firstAt >= before(tx.now, NOTE_MINUTES)) {
    const [noted] = await values.open(tx.manager, [note.sealed]);
    await tx.manager.update(AutosaveNote, key, {
      fields: [...new Set([...note.fields, ...fields])],
      sealed: json(await seal(joined(noted ?? {}, changes))),
      lastAt: tx.now,
      requestId,
    });
    return;
  }
  if (note) await write(tx, [note]);
  const { sealed, ...rest } = await fresh();
  await tx.manager.insert(AutosaveNote, { ...rest, actorUserId: userId, sealed: json(sealed) });
}

/** Two changes one after the other as one: each field from its first to its last value, if these differ. */
function joined(first: ValueChanges, second: ValueChanges): ValueChanges {
  const all = { ...first };
  for (const [field, { from, to }] of Object.entries(second)) {
    all[field] = { from: first[field] ? first[field].from : from, to };
  }
  return Object.fromEntries(
    Object.entries(all).filter(([, { from, to }]) => !isDeepStrictEqual(from, to)),
  );
}

/** Writes the open notes of one delegation into the history, before something else is written there. */
export async function closeNotes(tx: Transaction, delegationId: string): Promise<void> {
  const notes = await tx.manager.find(AutosaveNote, {
    where: { delegationId },
    order: { firstAt: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  await write(tx, notes);
}

/** Writes notes into the history whose editors have gone on. @returns how many */
export async function closeIdleNotes(tx: Transaction): Promise<number> {
  const notes = await idle(tx.manager, tx.now);
  await write(tx, notes);
  return notes.length;
}

function idle(manager: EntityManager, now: Date): Promise<AutosaveNote[]> {
  return manager
    .createQueryBuilder(AutosaveNote, 'note')
    .where(
      new Brackets((either) =>
        either
          .where('note.lastAt < :idle', { idle: before(now, IDLE_MINUTES) })
          .orWhere('note.firstAt < :long', { long: before(now, NOTE_MINUTES) }),
      ),
    )
    .orderBy('note.lastAt')
    .limit(BATCH)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
}

async function write(tx: Transaction, notes: readonly AutosaveNote[]): Promise<void> {
  if (notes.length === 0) return;
  await tx.audit(
    ...notes.map((note) => ({
      ...recordOf(note),
      by: { userId: note.actorUserId, requestId: note.requestId, at: note.lastAt },
    })),
  );
  await tx.manager.delete(
    AutosaveNote,
    notes.map(({ delegateId, actorUserId, action }) => ({ delegateId, actorUserId, action })),
  );
}

function recordOf(note: Omit<AutosaveNote, 'delegate' | 'actorUserId'>): AuditRecord {
  const { action, delegateId, delegationId, assemblyId, fields, sealed } = note;
  return {
    action,
    subjectType: 'delegation',
    subjectId: delegationId,
    assemblyId,
    onBehalfOf: note.onBehalfOf,
    changes: {
      delegate: { from: null, to: delegateId },
      fields: { from: null, to: fields },
      ...sealedChange(sealed),
    },
  };
}
