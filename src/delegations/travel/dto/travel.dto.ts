import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { COPIED_PARTS, type CopiedPart, type CopyTravel } from '../copy-travel.service.js';
import {
  ROOM_KINDS,
  TRAVEL_FIELDS,
  TRAVEL_MODES,
  type RoomKind,
  type TravelFields,
  type TravelMode,
} from '../domain/travel-fields.js';
import type { TravelWarning } from '../domain/travel-rules.js';
import type { PersonTravel } from '../travel-store.js';
import type { DelegationTravel, TravelClash, TravelEdit, TravelEdited } from '../travel.service.js';
import { TravelFieldsDto } from './travel-fields.dto.js';

/** What may be right but most likely is not. */
export class TravelWarningDto implements TravelWarning {
  @ApiProperty({ enum: TRAVEL_FIELDS, example: 'arrivalDate' })
  field: keyof TravelFields;

  @ApiProperty({ enum: ['far_outside', 'after_opening', 'before_end', 'far_port_unknown'] })
  code: TravelWarning['code'];
}

/** All fields of a person's travel. Dates and times are those of the clocks at each place. */
export class TravelValuesDto implements TravelFields {
  @ApiProperty({ enum: TRAVEL_MODES, nullable: true })
  arrivalMode: TravelMode | null;
  arrivalNumber: string;
  arrivalPort: string | null;
  arrivalPlace: string;
  arrivalDate: string | null;
  arrivalTime: string | null;
  arrivalFarPort: string;
  arrivalFarDate: string | null;
  arrivalFarTime: string | null;
  @ApiProperty({ enum: TRAVEL_MODES, nullable: true })
  departureMode: TravelMode | null;
  departureNumber: string;
  departurePort: string | null;
  departurePlace: string;
  departureDate: string | null;
  departureTime: string | null;
  departureFarPort: string;
  departureFarDate: string | null;
  departureFarTime: string | null;
  hotelId: string | null;
  hotelOther: string;
  @ApiProperty({ enum: ROOM_KINDS, nullable: true })
  room: RoomKind | null;
  roomNeeds: string;
  transfer: boolean;
  accessibleVehicle: boolean;
  securityCar: boolean;
  transportNote: string;
}

export class PersonTravelDto implements PersonTravel {
  personId: string;

  fields: TravelValuesDto;

  /** Fields that protocol needs and that are empty. */
  @ApiProperty({ enum: TRAVEL_FIELDS, isArray: true, example: ['arrivalNumber'] })
  missing: (keyof TravelFields)[];

  warnings: TravelWarningDto[];

  /** Whether an organizer made the last change for the delegation. */
  enteredOnBehalf: boolean;

  changedAt: Date | null;

  /**
   * Grows with every change; 0 before the first.
   * @example 4
   */
  version: number;
}

export class DelegationTravelDto implements DelegationTravel {
  /** Whether the reader can change it now. */
  open: boolean;

  /**
   * Airports at which people can arrive; empty where every code is accepted.
   * @example ["RAK", "CMN"]
   */
  airports: string[];

  people: PersonTravelDto[];

  static of({ open, airports, people }: DelegationTravel): DelegationTravelDto {
    return { open, airports: [...airports], people };
  }
}

/** A field that somebody else changed meanwhile: it was not saved. */
export class TravelClashDto implements TravelClash {
  /** @example 'arrivalNumber' */
  field: string;

  @ApiProperty({ nullable: true, oneOf: [{ type: 'string' }, { type: 'boolean' }] })
  base: unknown;

  @ApiProperty({ nullable: true, oneOf: [{ type: 'string' }, { type: 'boolean' }] })
  mine: unknown;

  @ApiProperty({ nullable: true, oneOf: [{ type: 'string' }, { type: 'boolean' }] })
  theirs: unknown;

  /** Name of who last changed this person's travel. */
  by: string | null;

  at: Date | null;
}

export class TravelEditedDto implements TravelEdited {
  travel: PersonTravelDto;
  clashes: TravelClashDto[];
}

/** Fields to save, each with the value that the edit started from. */
export class EditTravelDto implements TravelEdit {
  @IsObject()
  @ValidateNested()
  @Type(() => TravelFieldsDto)
  base: TravelFieldsDto;

  @IsObject()
  @ValidateNested()
  @Type(() => TravelFieldsDto)
  changes: TravelFieldsDto;
}

/** Whose travel others take over. */
export class CopyTravelDto implements CopyTravel {
  @IsUUID()
  fromId: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  toIds: string[];

  @ApiProperty({ enum: COPIED_PARTS, isArray: true, example: ['arrival', 'departure'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(COPIED_PARTS, { each: true })
  parts: CopiedPart[];
}

export class CopiedTravelDto {
  /** Those whose travel changed. */
  people: PersonTravelDto[];
}
