import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsCalendarDate, IsLocalTime } from '../../../common/time/time-validators.js';
import { IfGiven } from '../../../common/validation/if-given.js';
import {
  ROOM_KINDS,
  TRAVEL_MODES,
  type RoomKind,
  type TravelFields,
  type TravelMode,
} from '../domain/travel-fields.js';

/** Fields of a person's travel: those to change, or what stood in them before. */
export class TravelFieldsDto implements Partial<TravelFields> {
  @ApiProperty({ enum: TRAVEL_MODES, nullable: true, required: false, example: 'flight' })
  @IsOptional()
  @IsIn(TRAVEL_MODES)
  arrivalMode?: TravelMode | null;

  /** @example 'AT761' */
  @IfGiven()
  @IsString()
  @MaxLength(12)
  arrivalNumber?: string;

  /**
   * Airport of the host, by IATA code.
   * @example 'RAK'
   */
  @IsOptional()
  @IsString()
  @MaxLength(3)
  arrivalPort?: string | null;

  /**
   * Station or border crossing, for train and car.
   * @example ''
   */
  @IfGiven()
  @IsString()
  @MaxLength(80)
  arrivalPlace?: string;

  /**
   * Of the landing, on the clocks there.
   * @example '2025-11-23'
   */
  @IsOptional()
  @IsCalendarDate()
  arrivalDate?: string | null;

  /** @example '14:35' */
  @IsOptional()
  @IsLocalTime()
  arrivalTime?: string | null;

  /**
   * Origin by IATA code; empty when not known.
   * @example 'CDG'
   */
  @IfGiven()
  @IsString()
  @MaxLength(3)
  arrivalFarPort?: string;

  /**
   * At the other end, on the clocks there.
   * @example '2025-11-23'
   */
  @IsOptional()
  @IsCalendarDate()
  arrivalFarDate?: string | null;

  /** @example '10:50' */
  @IsOptional()
  @IsLocalTime()
  arrivalFarTime?: string | null;

  @ApiProperty({ enum: TRAVEL_MODES, nullable: true, required: false, example: 'flight' })
  @IsOptional()
  @IsIn(TRAVEL_MODES)
  departureMode?: TravelMode | null;

  /** @example 'AT761' */
  @IfGiven()
  @IsString()
  @MaxLength(12)
  departureNumber?: string;

  /**
   * Airport of the host, by IATA code.
   * @example 'RAK'
   */
  @IsOptional()
  @IsString()
  @MaxLength(3)
  departurePort?: string | null;

  /**
   * Station or border crossing, for train and car.
   * @example ''
   */
  @IfGiven()
  @IsString()
  @MaxLength(80)
  departurePlace?: string;

  /**
   * Of the take-off, on the clocks there.
   * @example '2025-11-28'
   */
  @IsOptional()
  @IsCalendarDate()
  departureDate?: string | null;

  /** @example '16:10' */
  @IsOptional()
  @IsLocalTime()
  departureTime?: string | null;

  /**
   * Destination by IATA code; empty when not known.
   * @example 'CDG'
   */
  @IfGiven()
  @IsString()
  @MaxLength(3)
  departureFarPort?: string;

  /**
   * At the other end, on the clocks there.
   * @example '2025-11-28'
   */
  @IsOptional()
  @IsCalendarDate()
  departureFarDate?: string | null;

  /** @example '20:05' */
  @IsOptional()
  @IsLocalTime()
  departureFarTime?: string | null;

  /** A hotel of the organizers' list. */
  @IsOptional()
  @IsUUID()
  hotelId?: string | null;

  /**
   * Another place, in words.
   * @example ''
   */
  @IfGiven()
  @IsString()
  @MaxLength(200)
  hotelOther?: string;

  @ApiProperty({ enum: ROOM_KINDS, nullable: true, required: false, example: 'single' })
  @IsOptional()
  @IsIn(ROOM_KINDS)
  room?: RoomKind | null;

  /** @example 'Ground floor' */
  @IfGiven()
  @IsString()
  @MaxLength(300)
  roomNeeds?: string;

  /** Between port and hotel. */
  @IfGiven()
  @IsBoolean()
  transfer?: boolean;

  @IfGiven()
  @IsBoolean()
  accessibleVehicle?: boolean;

  @IfGiven()
  @IsBoolean()
  securityCar?: boolean;

  /** @example 'Two suitcases of equipment' */
  @IfGiven()
  @IsString()
  @MaxLength(300)
  transportNote?: string;
}
