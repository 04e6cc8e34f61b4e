import { Brackets, type EntityManager } from 'typeorm';
import type { AuditRecord, Transaction } from '../../../outbox/transactor.js';
import { onBehalfOf } from '../../delegation-access.js';
import type { Delegation } from '../../delegation.entity.js';
import { AutosaveNote } from './autosave-note.entity.js';

/** Longest time that one entry of the history stands for. */
export const NOTE_MINUTES = 10;
/** Without a save for so long, the editor has gone on to something else. */
export const IDLE_MINUTES = 2;
/** Notes that one call writes at most. */
const BATCH = 500;

const before = (now: Date, minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

/**
 * Notes what an account saved of a person whose row is locked. The system's own saves are written into the
 * history at once.
 */
export async function noteAutosave(
  tx: Transaction,
  delegation: Delegation,
  delegateId: string,
  fields: readonly string[],
): Promise<void> {
  const { userId, requestId } = tx.actor;
  const fresh = {
    delegateId,
    delegationId: delegation.id,
    assemblyId: delegation.assemblyId,
    onBehalfOf: onBehalfOf(tx.actor, delegation),
    requestId,
    firstAt: tx.now,
    lastAt: tx.now,
    fields: [...fields],
  };
  if (userId === null) {
    await tx.audit(recordOf(fresh));
    return;
  }
  const note = await tx.manager.findOne(AutosaveNote, {
    where: { delegateId, actorUserId: userId },
    lock: { mode: 'pessimistic_write' },
  });
  if (note && note.firstAt >= before(tx.now, NOTE_MINUTES)) {
    const all = [...new Set([...note.fields, ...fields])];
    await tx.manager.update(
      AutosaveNote,
      { delegateId, actorUserId: userId },
      { fields: all, lastAt: tx.now, requestId },
    );
    return;
  }
  if (note) await write(tx, [note]);
  await tx.manager.insert(AutosaveNote, { ...fresh, actorUserId: userId });
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
    notes.map(({ delegateId, actorUserId }) => ({ delegateId, actorUserId })),
  );
}

function recordOf({
  delegateId,
  delegationId,
  assemblyId,
  onBehalfOf: onBehalf,
  fields,
}: Omit<AutosaveNote, 'delegate' | 'actorUserId'>): AuditRecord {
  return {
    action: 'delegate.changed',
    subjectType: 'delegation',
    subjectId: delegationId,
    assemblyId,
    onBehalfOf: onBehalf,
    changes: { delegate: { from: null, to: delegateId }, fields: { from: null, to: fields } },
  };
}
