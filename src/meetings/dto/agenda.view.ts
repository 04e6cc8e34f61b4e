import { ApiProperty } from '@nestjs/swagger';
import type { Translated } from '../../common/text/languages.js';
import type { Hold } from '../../programme/programme-item.entity.js';
import { RequestView } from './request.view.js';
import { UnavailabilityView } from './unavailability.dto.js';

/** A programme item as it falls into a party's days. */
export class AgendaItemView {
  id: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  titles: Translated;
  kind: string;
  @ApiProperty({ enum: ['everyone', 'principal', 'seat'] })
  hold: Hold;
  startsAt: Date;
  endsAt: Date;
}

/** The days of one party: its meetings, what holds it, and when it cannot meet. */
export class AgendaView {
  partyId: string;
  meetings: RequestView[];
  programme: AgendaItemView[];
  unavailabilities: UnavailabilityView[];
}
