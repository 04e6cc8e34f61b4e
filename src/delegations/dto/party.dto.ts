import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { REGIONS, type Region } from '../../reference/domain/regions.js';
import { NamesDto } from '../../reference/dto/reference.dto.js';
import type { OfficeInput } from '../parties/office.service.js';
import { PARTY_KINDS, type Party, type PartyKind } from '../parties/party.entity.js';
import type { PartyPlate } from '../parties/party.service.js';
import type { PartySettings } from '../parties/party-settings.service.js';

/** A party in the directory: whom one can ask for a meeting. */
export class PartyDto {
  id: string;

  @ApiProperty({ enum: PARTY_KINDS })
  kind: PartyKind;

  /**
   * iso3 of a member, iso2 of a sub-bureau, code of an organisation or office.
   * @example 'MAR'
   */
  code: string;

  names: NamesDto;

  /**
   * ISO 3166-1 alpha-2 of its flag; null for organisations and offices.
   * @example 'MA'
   */
  flag: string | null;

  @ApiProperty({ enum: REGIONS, nullable: true })
  region: Region | null;

  /** Whether it can ask for and hold meetings. */
  active: boolean;

  static of({ id, kind, code, names, flag, region, active }: PartyPlate): PartyDto {
    return { id, kind, code, names, flag, region, active };
  }

  /** An office of INTERPOL is of no country. */
  static ofOffice({ id, kind, code, names, active }: Party): PartyDto {
    return { id, kind, code, names, flag: null, region: null, active };
  }
}

export class PartyListDto {
  items: PartyDto[];
}

/** A party as its own delegation sees it. */
export class DelegationPartyDto {
  id: string;

  /**
   * For `If-Match`.
   * @example 2
   */
  version: number;

  @ApiProperty({ enum: PARTY_KINDS })
  kind: PartyKind;

  /** @example 'MAR' */
  code: string;

  names: NamesDto;

  active: boolean;

  /** Who must sit in a principal-level meeting; null while nobody is named. */
  principalId: string | null;

  /**
   * Meetings at once.
   * @example 3
   */
  parallelLimit: number;

  /** What was chosen as the limit; null for the default. */
  chosenParallelLimit: number | null;

  /**
   * Places for people who come for a sub-bureau; null for others, whose delegation has the number.
   * @example 3
   */
  quota: number | null;

  static of(party: Party): DelegationPartyDto {
    const { id, version, kind, code, names, active } = party;
    const { principalId, parallelLimit, chosenParallelLimit, quota } = party;
    return {
      id,
      version,
      kind,
      code,
      names,
      active,
      principalId,
      parallelLimit,
      chosenParallelLimit,
      quota,
    };
  }
}

export class UpdatePartyDto implements PartySettings {
  /**
   * A person of the delegation, for a sub-bureau one who comes for it; null for the default: the head of the
   * delegation, nobody for a sub-bureau.
   */
  @IsOptional()
  @IsUUID()
  principalId?: string | null;

  /**
   * Meetings at once; null for the default.
   * @example 2
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(50)
  parallelLimit?: number | null;
}

/** A name in the four languages. */
class OfficeNamesDto {
  /** @example 'Secretary General' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  en: string;

  /** @example 'Secrétaire général' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  fr: string;

  /** @example 'Secretario General' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  es: string;

  /** @example 'الأمين العام' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  ar: string;
}

export class OfficeDto implements OfficeInput {
  /** @example 'SG' */
  @Matches(/^[A-Z][A-Z0-9-]{1,19}$/)
  code: string;

  @ValidateNested()
  @Type(() => OfficeNamesDto)
  names: OfficeNamesDto;

  /**
   * The person in office.
   * @example 'Valdecy Urquiza'
   */
  @IsString()
  @MaxLength(240)
  holder: string;
}

export class SaveOfficesDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => OfficeDto)
  offices: OfficeDto[];
}
