import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsInstant, IsLocalTime } from '../../common/time/time-validators.js';
import { IfGiven } from '../../common/validation/if-given.js';
import { ROOM_FEATURES, type RoomFeature } from '../room.entity.js';
import type { RoomView } from '../room.service.js';
import { ClosureDto } from './period.dto.js';

/** A part of the venue; the bar separates two of them in the scheduler's data. */
export const ZONE = /^[^|\s](?:[^|]*[^|\s])?$/;

/** A new room. */
export class CreateRoomDto {
  /** @example 'Atlas 1' */
  @Matches(/\S/)
  @Length(1, 80)
  @IsString()
  name: string;

  /**
   * Seats, all parties together.
   * @example 12
   */
  @Max(5000)
  @Min(2)
  @IsInt()
  capacity: number;

  /** @example ["secure"] */
  @IfGiven()
  @IsIn(ROOM_FEATURES, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(ROOM_FEATURES.length)
  @IsArray()
  features?: RoomFeature[];

  /**
   * Part of the venue; walking time is counted between zones.
   * @example 'North'
   */
  @IsOptional()
  @MaxLength(20)
  @Matches(ZONE)
  zone?: string | null;

  /**
   * Opens every day at, local time; null for the Assembly's day.
   * @example '09:00'
   */
  @IsOptional()
  @IsLocalTime()
  opens?: string | null;

  /**
   * Closes every day at, local time; null for the Assembly's day.
   * @example '18:00'
   */
  @IsOptional()
  @IsLocalTime()
  closes?: string | null;

  /** Not a real room of the venue: an example. */
  @IfGiven()
  @IsBoolean()
  illustrative?: boolean;
}

/** Changes of a room: only the fields given; null clears zone and hours. */
export class UpdateRoomDto {
  /** @example 'Atlas 1' */
  @IfGiven()
  @Matches(/\S/)
  @Length(1, 80)
  @IsString()
  name?: string;

  /** @example 12 */
  @IfGiven()
  @Max(5000)
  @Min(2)
  @IsInt()
  capacity?: number;

  /** @example ["secure", "video"] */
  @IfGiven()
  @IsIn(ROOM_FEATURES, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(ROOM_FEATURES.length)
  @IsArray()
  features?: RoomFeature[];

  /** @example 'North' */
  @IsOptional()
  @MaxLength(20)
  @Matches(ZONE)
  zone?: string | null;

  /** @example '09:00' */
  @IsOptional()
  @IsLocalTime()
  opens?: string | null;

  /** @example '18:00' */
  @IsOptional()
  @IsLocalTime()
  closes?: string | null;

  @IfGiven()
  @IsBoolean()
  illustrative?: boolean;
}

/** A new room as services take it. */
export type NewRoom = Pick<CreateRoomDto, keyof CreateRoomDto>;

/** A time in which a room cannot be used. */
export class CreateClosureDto {
  /** @example '2025-11-25T09:00:00Z' */
  @IsInstant()
  startsAt: string;

  /** @example '2025-11-25T11:00:00Z' */
  @IsInstant()
  endsAt: string;

  /** @example 'Press briefing' */
  @IfGiven()
  @MaxLength(200)
  @IsString()
  reason?: string;
}

/** A place for meetings. */
export class RoomDto {
  /** @example '0b9b4a53-9f0f-4d39-8d5a-9a7f0b0d2c11' */
  id: string;

  /** @example 'Atlas 1' */
  name: string;

  /** @example 12 */
  capacity: number;

  /** @example ["secure"] */
  features: RoomFeature[];

  /** @example 'North' */
  zone: string | null;

  /** @example '09:00' */
  opens: string | null;

  /** @example '18:00' */
  closes: string | null;

  illustrative: boolean;

  closures: ClosureDto[];

  /**
   * For `If-Match`.
   * @example 1
   */
  version: number;

  static of(room: RoomView): RoomDto {
    return {
      id: room.id,
      name: room.name,
      capacity: room.capacity,
      features: room.features,
      zone: room.zone,
      opens: room.opens?.slice(0, 5) ?? null,
      closes: room.closes?.slice(0, 5) ?? null,
      illustrative: room.illustrative,
      closures: room.closures.map(ClosureDto.of),
      version: room.version,
    };
  }
}

export class RoomListDto {
  items: RoomDto[];
}
