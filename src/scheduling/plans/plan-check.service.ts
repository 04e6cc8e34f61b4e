import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PlacedMeeting } from '../../meetings/bookings/booking-difference.js';
import { validateSchedule, type ViolationCode } from '../engine/index.js';
import type { PlanningProblem } from '../problem/build-problem.js';
import { ProblemBuilder } from '../problem/problem-builder.js';
import { toEngineMeetings } from '../problem/translate.js';
import { PlanMeeting } from './plan-meeting.entity.js';
import { entryAt } from '../problem/entry.js';

/** A rule that a meeting of a plan breaks by now. */
export interface PlanConflict {
  requestId: string;
  code: ViolationCode | 'off_grid';
  /** The meeting that it clashes with. */
  otherId: string | null;
}

export interface CheckedPlan {
  /** The meetings that would be booked, by time. */
  meetings: PlacedMeeting[];
  /** Those whose request is no longer to be placed: withdrawn, or a party has left. */
  dropped: PlacedMeeting[];
  conflicts: PlanConflict[];
  /** The data of now that it was held against. */
  planning: PlanningProblem;
}

/** Holds a plan against the data of now: a draft can be hours old when it is published. */
@Injectable()
export class PlanCheckService {
  constructor(private readonly builder: ProblemBuilder) {}

  async check(manager: EntityManager, assemblyId: string, planId: string): Promise<CheckedPlan> {
    const planning = await this.builder.build(manager, assemblyId);
    const stored = await manager.find(PlanMeeting, {
      where: { planId },
      order: { startsAt: 'ASC', requestId: 'ASC' },
    });
    const { meetings, unknown, offGrid } = toEngineMeetings(planning, stored);
    const { violations } = validateSchedule(planning.problem, meetings);
    const gone = new Set(unknown);
    return {
      planning,
      meetings: stored.filter((meeting) => !gone.has(meeting)).map(place),
      dropped: unknown.map(place),
      conflicts: [
        ...offGrid.map(({ requestId }) => ({
          requestId,
          code: 'off_grid' as const,
          otherId: null,
        })),
        ...violations.map(({ requestId, otherId, code }) => ({
          requestId: entryAt(planning.requestIds, requestId),
          code,
          otherId: otherId === undefined ? null : entryAt(planning.requestIds, otherId),
        })),
      ],
    };
  }
}

function place(meeting: PlacedMeeting): PlacedMeeting {
  const { requestId, roomId, interpreterId, startsAt, endsAt } = meeting;
  return { requestId, roomId, interpreterId, startsAt, endsAt };
}
