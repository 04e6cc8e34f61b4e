import { describe, expect, it } from 'vitest';
import { nextStatus, type DutyStatus } from '../../../src/duties/domain/duty-lifecycle.js';
import { syncDuties, type SyncedDuty } from '../../../src/duties/domain/sync-plan.js';

const at = (time: string): Date => new Date(`2025-11-24T${time}:00Z`);

function duty(requestId: string, start: string, change: Partial<SyncedDuty> = {}): SyncedDuty {
  const startsAt = at(start);
  return {
    requestId,
    roomId: 'A',
    startsAt,
    endsAt: new Date(startsAt.getTime() + 15 * 60_000),
    previousStartsAt: null,
    previousRoomId: null,
    assigneeId: null,
    status: 'new',
    reason: '',
    acknowledgedAt: null,
    ...change,
  };
}

const meeting = (requestId: string, start: string, roomId = 'A') => ({
  requestId,
  roomId,
  startsAt: at(start),
});

describe('duties that follow the meetings', () => {
  it('adds, keeps, moves and cancels by difference; again, nothing', () => {
    const kept = duty('kept', '08:45');
    const moved = duty('moved', '09:45', { assigneeId: 'ana', status: 'acknowledged' });
    const gone = duty('gone', '10:45', { assigneeId: 'ana' });
    const duties = [kept, moved, gone];
    const meetings = [
      meeting('kept', '09:00'),
      meeting('moved', '11:30', 'B'),
      meeting('added', '09:00', 'B'),
    ];
    const plan = syncDuties(duties, meetings);
    expect(plan.added.map(({ requestId }) => requestId)).toEqual(['added']);
    expect(plan.changed).toEqual([moved]);
    expect(plan.cancelled).toEqual([gone]);
    expect(plan.unassigned).toEqual([]);
    expect(moved).toMatchObject({
      startsAt: at('11:15'),
      endsAt: at('11:30'),
      roomId: 'B',
      previousStartsAt: at('09:45'),
      previousRoomId: 'A',
      status: 'changed',
      acknowledgedAt: null,
    });
    const again = syncDuties(
      [kept, moved],
      meetings.filter(({ requestId }) => requestId !== 'added'),
    );
    expect(again).toEqual({ added: [], changed: [], cancelled: [], unassigned: [] });
  });

  it.each<[DutyStatus, DutyStatus]>([
    ['new', 'new'],
    ['acknowledged', 'changed'],
    ['started', 'changed'],
    ['changed', 'changed'],
    ['done', 'changed'],
    ['cannot', 'changed'],
  ])('a moved duty that was %s is %s', (before, after) => {
    const moved = duty('a', '08:45', { assigneeId: 'ana', status: before, reason: 'ill' });
    syncDuties([moved], [meeting('a', '10:00')]);
    expect(moved).toMatchObject({ status: after, assigneeId: 'ana', reason: '' });
  });

  it('leaves what is done when its meeting is cancelled', () => {
    const done = duty('a', '08:45', { status: 'done' });
    expect(syncDuties([done], []).cancelled).toEqual([]);
    expect(done.status).toBe('done');
  });

  it('takes a moved duty from somebody who would have two at once, not those that stand', () => {
    const stands = duty('stands', '10:45', { assigneeId: 'ana', status: 'acknowledged' });
    const moved = duty('moved', '08:45', { assigneeId: 'ana', status: 'acknowledged' });
    const { unassigned } = syncDuties(
      [stands, moved],
      [meeting('stands', '11:00'), meeting('moved', '11:00', 'B')],
    );
    expect(unassigned).toEqual([{ duty: moved, assigneeId: 'ana' }]);
    expect(moved).toMatchObject({ assigneeId: null, status: 'new' });
    expect(stands).toMatchObject({ assigneeId: 'ana', status: 'acknowledged' });
  });

  it('takes only one of two that moved onto each other, and none that change places', () => {
    const first = duty('first', '08:45', { assigneeId: 'ana' });
    const second = duty('second', '09:45', { assigneeId: 'ana' });
    const swap = syncDuties(
      [first, second],
      [meeting('first', '10:00'), meeting('second', '09:00')],
    );
    expect(swap.unassigned).toEqual([]);
    const clash = syncDuties(
      [first, second],
      [meeting('first', '11:00'), meeting('second', '11:00', 'B')],
    );
    expect(clash.unassigned).toHaveLength(1);
  });
});

describe('the lifecycle', () => {
  it('starts what is acknowledged, finishes it, and refuses what is not begun', () => {
    expect(nextStatus('new', 'start')).toBeNull();
    expect(nextStatus('acknowledged', 'start')).toBe('started');
    expect(nextStatus('started', 'finish')).toBe('done');
    expect(nextStatus('started', 'refuse')).toBeNull();
    expect(nextStatus('changed', 'acknowledge')).toBe('acknowledged');
    expect(nextStatus('cancelled', 'acknowledge')).toBeNull();
  });
});
