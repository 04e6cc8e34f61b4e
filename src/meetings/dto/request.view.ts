import { ApiProperty } from '@nestjs/swagger';
import type { Translated } from '../../common/text/languages.js';
import { PARTY_KINDS, type PartyKind } from '../../delegations/parties/party.entity.js';
import { REQUEST_STATUSES, type RequestStatus } from '../domain/request-lifecycle.js';
import type { Level } from '../requests/meeting-request.entity.js';
import type { Answer } from '../requests/request-party.entity.js';

/** A party of a meeting as others see it: its nameplate and its answer. */
export class RequestPartyView {
  partyId: string;
  /** What stands on its plate. @example MAR */
  code: string;
  @ApiProperty({ enum: PARTY_KINDS })
  kind: PartyKind;
  /** ISO 3166-1 alpha-2 for its flag; null where it has none. @example MA */
  @ApiProperty({ type: String, nullable: true })
  iso2: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  names: Translated;
  position: number;
  /** Whether its principal takes part. */
  principal: boolean;
  @ApiProperty({ enum: ['pending', 'accepted', 'declined'] })
  answer: Answer;
}

/** Where a scheduled meeting takes place. */
export class BookingView {
  id: string;
  startsAt: Date;
  endsAt: Date;
  roomId: string;
  roomName: string;
  @ApiProperty({ type: String, nullable: true })
  zone: string | null;
  @ApiProperty({ type: String, nullable: true })
  interpreter: string | null;
}

/** A meeting request as its parties and the organizers see it. */
export class RequestView {
  id: string;
  subject: string;
  @ApiProperty({ enum: ['principal', 'technical'] })
  level: Level;
  priority: number;
  durationMinutes: number;
  size: number;
  @ApiProperty({ type: String, nullable: true })
  languagePair: string | null;
  features: string[];
  preferredStarts: Date[];
  @ApiProperty({ enum: REQUEST_STATUSES })
  status: RequestStatus;
  reason: string;
  createdAt: Date;
  version: number;
  parties: RequestPartyView[];
  @ApiProperty({ type: BookingView, nullable: true })
  booking: BookingView | null;
  /** Parties for which the reader can answer now. */
  answerable: string[];
  /** Whether the reader can take it back or cancel it now. */
  withdrawable: boolean;
}

export class RequestPage {
  items: RequestView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
