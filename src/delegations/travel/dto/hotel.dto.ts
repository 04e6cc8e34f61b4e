import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IfGiven } from '../../../common/validation/if-given.js';
import type { HotelInput, HotelWithGuests } from '../hotels/hotel.service.js';

/** A hotel of the organizers' list. */
export class HotelDto {
  id: string;

  /**
   * For `If-Match`.
   * @example 1
   */
  version: number;

  /** @example 'Hotel of the Palm Grove' */
  name: string;

  /** @example 'Avenue Mohammed VI, Marrakech' */
  address: string;

  /** @example '+212 5 24 00 00 00' */
  phone: string;

  /**
   * People who stay there.
   * @example 42
   */
  guests: number;

  static of({ id, version, name, address, phone, guests }: HotelWithGuests): HotelDto {
    return { id, version, name, address, phone, guests };
  }
}

/** The list is short and whole: no pages. */
export class HotelListDto {
  items: HotelDto[];
}

export class CreateHotelDto implements HotelInput {
  /** @example 'Hotel of the Palm Grove' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  name: string;

  /** @example 'Avenue Mohammed VI, Marrakech' */
  @IfGiven()
  @IsString()
  @MaxLength(200)
  address?: string;

  /** @example '+212 5 24 00 00 00' */
  @IfGiven()
  @IsString()
  @MaxLength(40)
  phone?: string;
}

export class UpdateHotelDto implements Partial<HotelInput> {
  /** @example 'Hotel of the Palm Grove' */
  @IfGiven()
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  name?: string;

  /** @example 'Avenue Mohammed VI, Marrakech' */
  @IfGiven()
  @IsString()
  @MaxLength(200)
  address?: string;

  /** @example '+212 5 24 00 00 00' */
  @IfGiven()
  @IsString()
  @MaxLength(40)
  phone?: string;
}
