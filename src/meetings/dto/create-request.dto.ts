import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
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
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  subject: string;

  @IsIn(LEVELS)
  level: Level;

  /** 1 (would be good) to 5 (must be). */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  priority: number = 3;

  /** Minutes; a multiple of the Assembly's slot. */
  @IsOptional()
  @IsInt()
  @Min(10)
  @Max(240)
  durationMinutes: number = 30;

  /** Seats needed, all parties together. */
  @IsOptional()
  @IsInt()
  @Min(2)
  @Max(500)
  size: number = 6;

  /** Pair to interpret, the two codes in alphabetical order. @example ar-fr */
  @IsOptional()
  @Matches(/^[a-z]{2}-[a-z]{2}$/)
  languagePair?: string;

  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(ROOM_FEATURES, { each: true })
  features: RoomFeature[] = [];

  /** Wished first moments, ISO 8601 with offset; each the beginning of a slot. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(12)
  @ArrayUnique()
  @IsISO8601({ strict: true }, { each: true })
  preferredStarts: string[] = [];
}
