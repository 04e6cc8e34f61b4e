import { ApiProperty } from '@nestjs/swagger';
import type { PartyKind } from '../../delegations/parties/party.entity.js';
import type { Level } from '../../meetings/requests/meeting-request.entity.js';
import type { PlanStatus } from '../plans/plan.entity.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NULLABLE_TIME = { type: String, format: 'date-time', nullable: true } as const;
const NULLABLE_NUMBER = { type: Number, nullable: true } as const;

export class PlanTotalsView {
  placed: number;
  requests: number;
  weightPlaced: number;
  weightTotal: number;
  /** No plan can place more weight than this. */
  upperBound: number;
  provenOptimal: boolean;
  idleGaps: number;
  preferredMet: number;
  preferredAsked: number;
}

/** A plan without its meetings. */
export class PlanView {
  id: string;
  number: number;
  @ApiProperty({ enum: ['draft', 'published', 'superseded', 'discarded'] })
  status: PlanStatus;
  /** Number of the plan that was published when the draft was made; null where there was none. */
  @ApiProperty(NULLABLE_NUMBER)
  basedOn: number | null;
  /** A draft that cannot be published, another plan having been published since. */
  outdated: boolean;
  totals: PlanTotalsView;
  createdAt: Date;
  @ApiProperty(NULLABLE_TEXT)
  createdBy: string | null;
  @ApiProperty(NULLABLE_TEXT)
  createdByName: string | null;
  @ApiProperty(NULLABLE_TIME)
  publishedAt: Date | null;
  @ApiProperty(NULLABLE_TEXT)
  publishedBy: string | null;
  @ApiProperty(NULLABLE_TEXT)
  publishedByName: string | null;
  version: number;
}

export class PlanPage {
  items: PlanView[];
  @ApiProperty(NULLABLE_TEXT)
  nextCursor: string | null;
}

export class PlannedPartyView {
  partyId: string;
  /** What stands on its plate. @example MAR */
  code: string;
  @ApiProperty({ enum: ['delegation', 'sub_bureau', 'office'] })
  kind: PartyKind;
  @ApiProperty(NULLABLE_TEXT)
  iso2: string | null;
  /** Whether its principal takes part. */
  principal: boolean;
}

export class PlannedRequestView {
  requestId: string;
  subject: string;
  @ApiProperty({ enum: ['principal', 'technical'] })
  level: Level;
  priority: number;
  durationMinutes: number;
  /** Those that accepted; the first one asked. */
  parties: PlannedPartyView[];
}

export class PlaceView {
  startsAt: Date;
  endsAt: Date;
  roomId: string;
  roomName: string;
  @ApiProperty(NULLABLE_TEXT)
  zone: string | null;
  @ApiProperty(NULLABLE_TEXT)
  interpreterId: string | null;
  @ApiProperty(NULLABLE_TEXT)
  interpreterName: string | null;
}

export class PlannedMeetingView extends PlannedRequestView {
  place: PlaceView;
  /** Stayed where it was published. */
  pinned: boolean;
}

export class BlockerView {
  /** `principal` names the party whose principal it is. */
  @ApiProperty({ enum: ['party', 'principal', 'room', 'interpreter', 'request'] })
  kind: 'party' | 'principal' | 'room' | 'interpreter' | 'request';
  id: string;
  /** Code of the party, name of the room or interpreter, subject of the request. */
  label: string;
  /** Stable code of the fact. @example takes_room */
  @ApiProperty(NULLABLE_TEXT)
  fact: string | null;
  /** The fact in the reader's language. @example Atlas 2 is taken by MAR – FRA, Tue 25, 15:00–15:30. */
  text: string;
}

/** One change that a suggestion asks for; the ids of what it concerns. */
export class SuggestedChangeView {
  /** Stable code. @example alternate */
  type: string;
  @ApiProperty(NULLABLE_TEXT)
  partyId: string | null;
  @ApiProperty(NULLABLE_TEXT)
  delegationId: string | null;
  @ApiProperty(NULLABLE_TEXT)
  requestId: string | null;
  @ApiProperty(NULLABLE_TEXT)
  roomId: string | null;
  @ApiProperty(NULLABLE_TEXT)
  interpreterId: string | null;
}

/** Changes after which the request has a place and every other meeting keeps one; none when it fits as it is. */
export class SuggestionView {
  changes: SuggestedChangeView[];
  startsAt: Date;
  endsAt: Date;
  /** Null for a room yet to be found. */
  @ApiProperty(NULLABLE_TEXT)
  roomId: string | null;
  /** All changes in the reader's language. @example Ask Brazil for its alternate */
  text: string;
}

export class UnplacedRequestView extends PlannedRequestView {
  /** Stable code. @example rooms_full */
  reason: string;
  /** The same in the reader's language. */
  reasonText: string;
  /** The fewest facts found without which it would have a place. */
  blockers: BlockerView[];
  /** Up to three, the cheapest first. */
  suggestions: SuggestionView[];
}

/** One reason for the place of a meeting. */
export class PlacedReasonView {
  /** Stable code. @example closes_gap */
  code: string;
  /** In the reader's language. @example It closes a gap in the day of Brazil. */
  text: string;
}

export class PlacedReasonsView {
  requestId: string;
  /** The strongest first; empty when the place breaks a rule by now. */
  reasons: PlacedReasonView[];
}

export class PlanDetailView extends PlanView {
  /** By time. */
  meetings: PlannedMeetingView[];
  /** The most important first. */
  unplaced: UnplacedRequestView[];
}

export class ChangedMeetingView extends PlannedRequestView {
  @ApiProperty({ type: PlaceView, nullable: true })
  before: PlaceView | null;
  @ApiProperty({ type: PlaceView, nullable: true })
  after: PlaceView | null;
  /** Stable code of what moved it. @example makes_way */
  why: string;
  /** The same in the reader's language. */
  whyText: string;
  /** People who are told of this change. */
  told: number;
}

export class PlanConflictView extends PlannedRequestView {
  /** The rule that its place breaks by now. @example room_closed */
  code: string;
  @ApiProperty(NULLABLE_TEXT)
  otherRequestId: string | null;
}

export class DiffCountsView {
  kept: number;
  timeChanged: number;
  roomChanged: number;
  /** Only the interpreter differs: nobody is told. */
  interpreterChanged: number;
  added: number;
  cancelled: number;
  /** Meetings of the plan whose request was withdrawn since. */
  dropped: number;
}

/** Who is told when the plan is published. */
export class ToldView {
  delegations: number;
  /** Their focal points, and the staff whose duties change. */
  people: number;
}

/** What publishing a plan would change. */
export class PlanDiffView {
  planId: string;
  number: number;
  outdated: boolean;
  counts: DiffCountsView;
  told: ToldView;
  timeChanged: ChangedMeetingView[];
  roomChanged: ChangedMeetingView[];
  added: ChangedMeetingView[];
  cancelled: ChangedMeetingView[];
  /** What must be solved by another run first; empty when the plan can be published. */
  conflicts: PlanConflictView[];
}

export class PublishResultView {
  plan: PlanView;
  counts: DiffCountsView;
}
