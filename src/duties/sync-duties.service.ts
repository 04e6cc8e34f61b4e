import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { systemActor } from '../common/actor.js';
import { BookingService } from '../meetings/bookings/booking.service.js';
import { Transactor, type Transaction } from '../outbox/transactor.js';
import { preparationOf } from './domain/duty-times.js';
import { syncDuties, type BookedMeeting, type SyncPlan } from './domain/sync-plan.js';
import { DutySignals } from './duty-signals.js';
import { Duty } from './duty.entity.js';
import { dutyEvent } from './duties.events.js';
import { lockDuties } from './lock-duties.js';

/** Rows of one statement: PostgreSQL takes at most 65,535 parameters. */
const CHUNK = 1000;

export interface SyncResult {
  added: number;
  changed: number;
  cancelled: number;
  unassigned: number;
}

/** Brings the duties of an Assembly in line with its bookings. */
@Injectable()
export class SyncDutiesService {
  constructor(
    private readonly transactor: Transactor,
    private readonly bookings: BookingService,
    private readonly signals: DutySignals,
  ) {}

  /**
   * One prepare-room duty for each booked meeting: added, moved and cancelled by difference from what
   * stands now. Done again it changes nothing, so a job may come twice and in any order.
   */
  async sync(assemblyId: string, jobId: string): Promise<SyncResult> {
    return this.transactor.run(systemActor('duties', jobId), async (tx) => {
      const { manager } = tx;
      await lockDuties(manager, assemblyId);
      const duties = await manager.find(Duty, {
        where: { assemblyId, kind: 'prepare_room', status: Not('cancelled') },
        order: { startsAt: 'ASC', id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      const before = new Map(duties.map(({ id, assigneeId }) => [id, assigneeId]));
      const plan = syncDuties(duties, await this.bookings.ofAssembly(assemblyId, manager));
      await this.add(tx, assemblyId, plan.added);
      await manager.save([...plan.changed, ...plan.cancelled], { chunk: CHUNK });
      await this.tell(tx, plan);
      const touched = [...plan.changed, ...plan.cancelled];
      if (touched.length + plan.added.length > 0) {
        const people = touched.map(({ id }) => before.get(id) ?? null);
        await this.signals.send(manager, assemblyId, people);
      }
      return {
        added: plan.added.length,
        changed: plan.changed.length,
        cancelled: plan.cancelled.length,
        unassigned: plan.unassigned.length,
      };
    });
  }

  private async add(
    tx: Transaction,
    assemblyId: string,
    meetings: readonly BookedMeeting[],
  ): Promise<void> {
    const rows = meetings.map((meeting) => ({
      id: randomUUID(),
      assemblyId,
      kind: 'prepare_room' as const,
      requestId: meeting.requestId,
      roomId: meeting.roomId,
      ...preparationOf(meeting),
      status: 'new' as const,
    }));
    for (let at = 0; at < rows.length; at += CHUNK) {
      await tx.manager.insert(Duty, rows.slice(at, at + CHUNK));
    }
    await tx.audit(
      ...rows.map(({ id }) => ({
        action: 'duty.created',
        subjectType: 'duty',
        subjectId: id,
        assemblyId,
      })),
    );
  }

  private async tell(tx: Transaction, plan: SyncPlan<Duty>): Promise<void> {
    const lost = new Map(plan.unassigned.map(({ duty, assigneeId }) => [duty, assigneeId]));
    for (const [type, duties] of [
      ['duty.changed', plan.changed],
      ['duty.cancelled', plan.cancelled],
    ] as const) {
      await tx.audit(
        ...duties.map((duty) => ({
          action: lost.has(duty) ? 'duty.unassigned' : type,
          subjectType: 'duty',
          subjectId: duty.id,
          assemblyId: duty.assemblyId,
          changes: {
            startsAt: { from: duty.previousStartsAt, to: duty.startsAt },
            roomId: { from: duty.previousRoomId, to: duty.roomId },
          },
        })),
      );
      await tx.emit(
        ...duties.flatMap((duty) => {
          const whose = lost.get(duty);
          if (whose !== undefined) return [dutyEvent('duty.unassigned', duty, whose)];
          return duty.assigneeId === null ? [] : [dutyEvent(type, duty, duty.assigneeId)];
        }),
      );
    }
  }
}
