import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import { RoleService } from '../../auth/accounts/role.service.js';
import type { Language } from '../../common/text/languages.js';
import { Translator } from '../../common/text/translator.js';
import {
  bookingDifference,
  type BookingDifference,
  type PlacedMeeting,
} from '../../meetings/bookings/booking-difference.js';
import { BookingService } from '../../meetings/bookings/booking.service.js';
import type { ChangedMeetingView, DiffCountsView, PlanDiffView } from '../dto/plan.view.js';
import { ChangeReasons, type ChangeReason } from '../explain/change-reasons.js';
import { ExplanationWords } from '../explain/explanation-words.js';
import { MeetingLabelService, type MeetingLabels } from './meeting-labels.service.js';
import { PlanCheckService } from './plan-check.service.js';
import { PlanReader } from './plan-reader.service.js';
import { PlanUnplaced } from './plan-unplaced.entity.js';
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
    private readonly assemblies: AssemblyService,
    private readonly translator: Translator,
  ) {}

  /** Against the bookings and the data of now, as one snapshot. Throws `not_found`. */
  async diff(assemblyId: string, planId: string, language: Language = 'en'): Promise<PlanDiffView> {
    const { id, number, outdated } = await this.plans.view(assemblyId, planId);
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const checked = await this.checks.check(manager, assemblyId, planId);
      const { planning, meetings, dropped, conflicts } = checked;
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
      const unplaced = await manager.findBy(PlanUnplaced, { planId });
      const reasons = new ChangeReasons(
        {
          planning,
          before: booked,
          after: meetings,
          unplaced: new Map(unplaced.map(({ requestId, reason }) => [requestId, reason])),
        },
        labels,
      );
      const { timezone } = await this.assemblies.require(assemblyId, manager);
      const words = new ExplanationWords(this.translator, language, timezone, labels);
      const listeners = await this.listeners(manager, assemblyId, changed, labels);
      const row = (
        requestId: string,
        before: PlacedMeeting | null,
        after: PlacedMeeting | null,
        why: ChangeReason,
      ): ChangedMeetingView => ({
        ...labels.request(requestId),
        before: before && labels.place(before),
        after: after && labels.place(after),
        why: why.code,
        whyText: words.change(why),
        told: listeners.get(requestId)?.size ?? 0,
      });
      const moved = ({ before, after }: { before: PlacedMeeting; after: PlacedMeeting }) =>
        row(after.requestId, before, after, reasons.moved(after.requestId));
      return {
        planId: id,
        number,
        outdated,
        counts: diffCounts(difference, dropped.length),
        told: {
          delegations: labels.delegationIds(changed).size,
          people: new Set([...listeners.values()].flatMap((people) => [...people])).size,
        },
        timeChanged: timeChanged.map(moved),
        roomChanged: roomChanged.map(moved),
        added: added.map((after) =>
          row(after.requestId, null, after, reasons.added(after.requestId)),
        ),
        cancelled: cancelled.map((before) =>
          row(before.requestId, before, null, reasons.cancelled(before.requestId)),
        ),
        conflicts: conflicts.map(({ requestId, code, otherId }) => ({
          ...labels.request(requestId),
          code,
          otherRequestId: otherId,
        })),
      };
    });
  }

  /** By changed meeting the ids of who is told: its focal points, and the staff whose duties change. */
  private async listeners(
    manager: EntityManager,
    assemblyId: string,
    requestIds: readonly string[],
    labels: MeetingLabels,
  ): Promise<Map<string, Set<string>>> {
    const people = await this.audience.of(manager, assemblyId, requestIds);
    const focalPoints = await this.roles.holders(
      {
        assemblyId,
        roles: ['focal_point'],
        delegationIds: [...labels.delegationIds(requestIds)],
      },
      manager,
    );
    const byDelegation = new Map<string, string[]>();
    for (const { delegationId, userId } of focalPoints) {
      const id = delegationId ?? '';
      byDelegation.set(id, [...(byDelegation.get(id) ?? []), userId]);
    }
    for (const [requestId, told] of people)
      for (const delegationId of labels.delegationIds([requestId]))
        for (const userId of byDelegation.get(delegationId) ?? []) told.add(userId);
    return people;
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
