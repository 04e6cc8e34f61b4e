import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsInstant } from '../../common/time/time-validators.js';
import { IfGiven } from '../../common/validation/if-given.js';
import { Trimmed } from '../../common/validation/trimmed.js';
import { ROOM_FEATURES, type RoomFeature } from '../../venues/room.entity.js';
import { LEVELS, type Level } from '../requests/meeting-request.entity.js';

/** A wish for a meeting, as one party writes it. */
export class CreateRequestDto {
  /** The party that asks: its own of the writer, unless an organizer writes on its behalf. */
  @IsUUID()
  requesterId: string;

  /** The other parties: one for a bilateral, more for a multilateral. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(9)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  partyIds: string[];

  /** @example Joint training on scam centres */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  subject: string;

  @IsIn(LEVELS)
  level: Level;

  /** 1 (would be good) to 5 (must be). */
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(5)
  priority: number = 3;

  /** Minutes; a multiple of the Assembly's slot. */
  @IfGiven()
  @IsInt()
  @Min(10)
  @Max(240)
  durationMinutes: number = 30;

  /** Seats needed, all parties together. */
  @IfGiven()
  @IsInt()
  @Min(2)
  @Max(500)
  size: number = 6;

  /** Pair to interpret, the two codes in alphabetical order. @example ar-fr */
  @IfGiven()
  @IsString()
  @Matches(/^[a-z]{2}-[a-z]{2}$/)
  languagePair?: string;

  @IfGiven()
  @IsArray()
  @ArrayUnique()
  @IsIn(ROOM_FEATURES, { each: true })
  features: RoomFeature[] = [];

  /** Wished first moments, ISO 8601 with offset; each the beginning of a slot. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(12)
  @ArrayUnique()
  @IsInstant({ each: true })
  preferredStarts: string[] = [];
}
