import type { PlacedMeeting } from '../../meetings/bookings/booking-difference.js';
import { explainPlaced, validateSchedule } from '../engine/index.js';
import { CONFLICT_TEXT } from '../plans/conflict-fields.js';
import type { MeetingLabels } from '../plans/meeting-labels.service.js';
import type { PlanningProblem } from '../problem/build-problem.js';
import { toEngineMeetings } from '../problem/translate.js';

/** A rule by the name that refusals have for it, and what it is about. */
interface BrokenRule {
  rule: string;
  roomId: string;
  partyId?: string;
}

/** Why a plan treats a meeting otherwise than the published one does. */
export type ChangeReason =
  /** Its published place breaks a rule by now. */
  | ({ code: 'rule' } & BrokenRule)
  | { code: 'change_asked' | 'preferred' | 'better' | 'withdrawn' | 'declined' | 'gone' }
  | { code: 'makes_way'; requestId: string }
  | { code: 'closes_gap'; partyId: string }
  | { code: 'accepted'; at: Date }
  | { code: 'unplaced'; reason: string };

export interface Schedules {
  planning: PlanningProblem;
  /** What is published, and what the plan would book. */
  before: readonly PlacedMeeting[];
  after: readonly PlacedMeeting[];
  /** By request without a place in the plan: its reason. */
  unplaced: ReadonlyMap<string, string>;
}

/** Finds for each changed meeting the strongest reason: a rule, a wish, another meeting, a gap, the plan as a whole. */
export class ChangeReasons {
  private readonly was: ReadonlyMap<string, PlacedMeeting>;
  private readonly will: ReadonlyMap<string, PlacedMeeting>;
  private readonly broken = new Map<string, BrokenRule>();
  private readonly gaps = new Map<string, string>();

  constructor(
    private readonly schedules: Schedules,
    private readonly labels: MeetingLabels,
  ) {
    const { planning, before, after } = schedules;
    this.was = new Map(before.map((meeting) => [meeting.requestId, meeting]));
    this.will = new Map(after.map((meeting) => [meeting.requestId, meeting]));
    this.findBroken(planning, before);
    this.findGaps(planning, after);
  }

  moved(requestId: string): ChangeReason {
    const broken = this.broken.get(requestId);
    if (broken) return { code: 'rule', ...broken };
    const standing = this.labels.standing(requestId);
    if (standing?.status === 'change_requested') return { code: 'change_asked' };
    const [was, will] = [this.was.get(requestId), this.will.get(requestId)];
    const isWished = (place: PlacedMeeting | undefined) =>
      standing?.preferredStarts.some((start) => start.getTime() === place?.startsAt.getTime());
    if (isWished(will) && !isWished(was)) return { code: 'preferred' };
    const other = was && this.inPlaceOf(was);
    if (other) return { code: 'makes_way', requestId: other };
    const gap = this.gaps.get(requestId);
    return gap === undefined ? { code: 'better' } : { code: 'closes_gap', partyId: gap };
  }

  added(requestId: string): ChangeReason {
    const at = this.labels.standing(requestId)?.acceptedAt;
    return at ? { code: 'accepted', at } : { code: 'better' };
  }

  cancelled(requestId: string): ChangeReason {
    const reason = this.schedules.unplaced.get(requestId);
    if (reason !== undefined) return { code: 'unplaced', reason };
    const status = this.labels.standing(requestId)?.status;
    if (status === 'withdrawn' || status === 'declined') return { code: status };
    const broken = this.broken.get(requestId);
    return broken ? { code: 'rule', ...broken } : { code: 'gone' };
  }

  private findBroken(planning: PlanningProblem, before: readonly PlacedMeeting[]): void {
    const { meetings, offGrid } = toEngineMeetings(planning, before);
    for (const { requestId, roomId } of offGrid)
      this.broken.set(requestId, { rule: CONFLICT_TEXT.off_grid, roomId });
    for (const found of validateSchedule(planning.problem, meetings).violations) {
      const id = planning.requestIds[found.requestId] ?? '';
      const was = this.was.get(id);
      if (!was || this.broken.has(id)) continue;
      const partyId = planning.partyIds[found.party ?? -1] ?? this.partiesOf(id)[0];
      this.broken.set(id, {
        rule: CONFLICT_TEXT[found.code],
        roomId: was.roomId,
        ...(partyId !== undefined && { partyId }),
      });
    }
  }

  private findGaps(planning: PlanningProblem, after: readonly PlacedMeeting[]): void {
    const moved = after.filter((meeting) => {
      const was = this.was.get(meeting.requestId);
      return was && was.startsAt.getTime() !== meeting.startsAt.getTime();
    });
    const ids = new Map(planning.requestIds.map((id, index) => [id, index]));
    const reasons = explainPlaced(
      planning.problem,
      toEngineMeetings(planning, after).meetings,
      moved.flatMap(({ requestId }) => ids.get(requestId) ?? []),
    );
    for (const [requestId, list] of reasons) {
      const gap = list.find(({ code }) => code === 'closes_gap');
      const partyId = gap?.party === undefined ? undefined : planning.partyIds[gap.party];
      const id = planning.requestIds[requestId];
      if (id !== undefined && partyId !== undefined) this.gaps.set(id, partyId);
    }
  }

  /** A meeting that comes to where this one was: into its room, to its interpreter, or with one of its parties. */
  private inPlaceOf(was: PlacedMeeting): string | undefined {
    const parties = this.partiesOf(was.requestId);
    const comers = [...this.will.values()].filter((meeting) => {
      if (meeting.requestId === was.requestId) return false;
      const before = this.was.get(meeting.requestId);
      const stays =
        before?.startsAt.getTime() === meeting.startsAt.getTime() &&
        before.roomId === meeting.roomId;
      return !stays && meeting.startsAt < was.endsAt && meeting.endsAt > was.startsAt;
    });
    const comer =
      comers.find(({ roomId }) => roomId === was.roomId) ??
      comers.find(
        ({ interpreterId }) => interpreterId !== null && interpreterId === was.interpreterId,
      ) ??
      comers.find(({ requestId }) => this.partiesOf(requestId).some((id) => parties.includes(id)));
    return comer?.requestId;
  }

  private partiesOf(requestId: string): string[] {
    return this.labels.request(requestId).parties.map(({ partyId }) => partyId);
  }
}
