import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { IsCalendarDate } from '../../common/time/time-validators.js';
import { IfGiven } from '../../common/validation/if-given.js';
import { DELEGATE_ROLES, type DelegateRole } from '../domain/delegate-roles.js';
import {
  DIETS,
  DOCUMENT_TYPES,
  HONORIFICS,
  type Diet,
  type DocumentType,
  type Honorific,
} from '../domain/person-choices.js';
import type { CardInput, DelegateChange, DelegateInput } from '../people/delegate.input.js';

/** Fields of a person's card. What is left out stays as it is; null empties a field that may be empty. */
export class CardFields implements CardInput {
  @ApiProperty({ enum: HONORIFICS, required: false })
  @IfGiven()
  @IsIn(HONORIFICS)
  honorific?: Honorific;

  /** @example 'Brigadier' */
  @IfGiven()
  @IsString()
  @MaxLength(80)
  title?: string;

  /**
   * As in the passport, Latin letters. May wait until the delegation is submitted.
   * @example 'Amina'
   */
  @IfGiven()
  @IsString()
  @MaxLength(120)
  givenNames?: string;

  /**
   * As in the passport, Latin letters.
   * @example 'Benali'
   */
  @IfGiven()
  @IsString()
  @MaxLength(120)
  familyName?: string;

  /**
   * The whole name in its own script.
   * @example 'أمينة بنعلي'
   */
  @IfGiven()
  @IsString()
  @MaxLength(200)
  nativeName?: string;

  /**
   * Function at home.
   * @example 'Director General of Police'
   */
  @IfGiven()
  @IsString()
  @MaxLength(200)
  position?: string;

  /**
   * ISO 3166-1 alpha-2.
   * @example 'MA'
   */
  @IsOptional()
  @IsString()
  @MaxLength(2)
  nationality?: string | null;

  /** @example '1971-03-14' */
  @IsOptional()
  @IsCalendarDate()
  dateOfBirth?: string | null;

  @ApiProperty({ enum: DOCUMENT_TYPES, required: false, nullable: true })
  @IsOptional()
  @IsIn(DOCUMENT_TYPES)
  documentType?: DocumentType | null;

  /**
   * Kept sealed, answered as a mask only.
   * @example 'AB1234418'
   */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  documentNumber?: string | null;

  /**
   * Who issued the document: a country, `UN` or `EU`.
   * @example 'MA'
   */
  @IsOptional()
  @IsString()
  @MaxLength(2)
  documentCountry?: string | null;

  /** @example '2029-08-31' */
  @IsOptional()
  @IsCalendarDate()
  documentExpiresOn?: string | null;

  /**
   * Codes of languages spoken (ISO 639).
   * @example ["ar", "fr"]
   */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(/^[a-z]{2,3}$/, { each: true })
  languages?: string[];

  /** @example 'a.benali@example.org' */
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  /**
   * With its country code.
   * @example '+212 612 345678'
   */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string | null;

  @ApiProperty({ enum: DIETS, required: false })
  @IfGiven()
  @IsIn(DIETS)
  diet?: Diet;

  /** @example 'No nuts.' */
  @IfGiven()
  @IsString()
  @MaxLength(300)
  dietNote?: string;

  /** @example 'Uses a wheelchair.' */
  @IfGiven()
  @IsString()
  @MaxLength(500)
  accessNeeds?: string;

  /** @example 'Karim Benali' */
  @IfGiven()
  @IsString()
  @MaxLength(120)
  emergencyName?: string;

  /** @example '+212 661 234567' */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  emergencyPhone?: string | null;

  /** @example '2025-11-23' */
  @IsOptional()
  @IsCalendarDate()
  attendsFrom?: string | null;

  /** @example '2025-11-28' */
  @IsOptional()
  @IsCalendarDate()
  attendsTo?: string | null;

  /**
   * The sub-bureau inside the delegation for which the person comes.
   * @example 'HK'
   */
  @IsOptional()
  @Matches(/^[A-Za-z]{2}$/)
  subBureauIso2?: string | null;
}

export class CreatePersonDto extends CardFields implements DelegateInput {
  @ApiProperty({ enum: DELEGATE_ROLES, example: 'head' })
  @IsIn(DELEGATE_ROLES)
  role: DelegateRole;
}

export class UpdatePersonDto extends CardFields implements DelegateChange {
  @ApiProperty({ enum: DELEGATE_ROLES, required: false, example: 'alternate' })
  @IfGiven()
  @IsIn(DELEGATE_ROLES)
  role?: DelegateRole;

  /**
   * Whether the present head or alternate takes this person's role in exchange.
   * @example true
   */
  @IfGiven()
  @IsBoolean()
  swap?: boolean;
}
