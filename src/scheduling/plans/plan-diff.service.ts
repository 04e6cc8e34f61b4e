import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { RoleService } from '../../auth/accounts/role.service.js';
import {
  bookingDifference,
  type BookingDifference,
  type PlacedMeeting,
} from '../../meetings/bookings/booking-difference.js';
import { BookingService } from '../../meetings/bookings/booking.service.js';
import type {
  ChangedMeetingView,
  DiffCountsView,
  PlanDiffView,
  ToldView,
} from '../dto/plan.view.js';
import { MeetingLabelService, type MeetingLabels } from './meeting-labels.service.js';
import { PlanCheckService } from './plan-check.service.js';
import { PlanReader } from './plan-reader.service.js';
import { PublishAudience } from './publish-audience.js';

/** What publishing a plan would change, and who would be told: the preview. */
@Injectable()
export class PlanDiffService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly plans: PlanReader,
    private readonly checks: PlanCheckService,
    private readonly bookings: BookingService,
    private readonly labels: MeetingLabelService,
    private readonly audience: PublishAudience,
    private readonly roles: RoleService,
  ) {}

  /** Against the bookings and the data of now, as one snapshot. Throws `not_found`. */
  async diff(assemblyId: string, planId: string): Promise<PlanDiffView> {
    const { id, number, outdated } = await this.plans.view(assemblyId, planId);
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const { meetings, dropped, conflicts } = await this.checks.check(manager, assemblyId, planId);
      const booked = await this.bookings.ofAssembly(assemblyId, manager);
      const difference = bookingDifference<PlacedMeeting>(booked, meetings);
      const { timeChanged, roomChanged, added, cancelled } = difference;
      const changed = [
        ...[...timeChanged, ...roomChanged].map(({ after }) => after.requestId),
        ...[...added, ...cancelled].map(({ requestId }) => requestId),
      ];
      const labels = await this.labels.load(manager, assemblyId, [
        ...changed,
        ...conflicts.map(({ requestId }) => requestId),
      ]);
      const moved = ({ before, after }: { before: PlacedMeeting; after: PlacedMeeting }) =>
        change(labels, after.requestId, before, after);
      return {
        planId: id,
        number,
        outdated,
        counts: diffCounts(difference, dropped.length),
        told: await this.told(manager, assemblyId, changed, labels),
        timeChanged: timeChanged.map(moved),
        roomChanged: roomChanged.map(moved),
        added: added.map((after) => change(labels, after.requestId, null, after)),
        cancelled: cancelled.map((before) => change(labels, before.requestId, before, null)),
        conflicts: conflicts.map(({ requestId, code, otherId }) => ({
          ...labels.request(requestId),
          code,
          otherRequestId: otherId,
        })),
      };
    });
  }

  private async told(
    manager: EntityManager,
    assemblyId: string,
    requestIds: readonly string[],
    labels: MeetingLabels,
  ): Promise<ToldView> {
    const delegationIds = labels.delegationIds(requestIds);
    const people = await this.audience.of(manager, assemblyId, requestIds);
    const focalPoints = await this.roles.holders(
      { assemblyId, roles: ['focal_point'], delegationIds: [...delegationIds] },
      manager,
    );
    for (const { userId } of focalPoints) people.add(userId);
    return { delegations: delegationIds.size, people: people.size };
  }
}

export function diffCounts(difference: BookingDifference, dropped: number): DiffCountsView {
  return {
    kept: difference.kept.length,
    timeChanged: difference.timeChanged.length,
    roomChanged: difference.roomChanged.length,
    interpreterChanged: difference.interpreterChanged.length,
    added: difference.added.length,
    cancelled: difference.cancelled.length,
    dropped,
  };
}

function change(
  labels: MeetingLabels,
  requestId: string,
  before: PlacedMeeting | null,
  after: PlacedMeeting | null,
): ChangedMeetingView {
  return {
    ...labels.request(requestId),
    before: before && labels.place(before),
    after: after && labels.place(after),
  };
}
