import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { Language, Translated } from '../../common/text/languages.js';
import { IsInstant } from '../../common/time/time-validators.js';
import { IfGiven } from '../../common/validation/if-given.js';
import { PROGRAMME_KINDS, type ProgrammeKind } from '../../reference/domain/programme.js';
import { AUDIENCES, HOLDS, type Audience, type Hold } from '../programme-item.entity.js';
import type { ProgrammeItem } from '../programme-item.entity.js';

export const ITEM_CODE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** A title in at least one language; the others show the first of them until they have their own. */
export class TitlesDto {
  /** @example 'Opening ceremony' */
  @IsOptional()
  @MaxLength(200)
  @IsString()
  en?: string | null;

  /** @example 'Cérémonie d’ouverture' */
  @IsOptional()
  @MaxLength(200)
  @IsString()
  fr?: string | null;

  /** @example 'Ceremonia de apertura' */
  @IsOptional()
  @MaxLength(200)
  @IsString()
  es?: string | null;

  /** @example 'حفل الافتتاح' */
  @IsOptional()
  @MaxLength(200)
  @IsString()
  ar?: string | null;
}

/** A new item of the programme. */
export class CreateProgrammeItemDto {
  /**
   * Its own within the Assembly.
   * @example 'ga93-01'
   */
  @MaxLength(40)
  @Matches(ITEM_CODE)
  code: string;

  @Type(() => TitlesDto)
  @ValidateNested()
  @IsObject()
  @IsDefined()
  titles: TitlesDto;

  /** @example 'ceremony' */
  @IsIn(PROGRAMME_KINDS)
  kind: ProgrammeKind;

  /**
   * What it takes from a delegation: everybody, its principal, or one person who keeps the seat.
   * @example 'everyone'
   */
  @IsIn(HOLDS)
  hold: Hold;

  /**
   * Whom it concerns: all delegations, or those of one region.
   * @example 'all'
   */
  @IfGiven()
  @IsIn(AUDIENCES)
  audience?: Audience;

  /** @example '2025-11-24T09:30:00Z' */
  @IsInstant()
  startsAt: string;

  /** @example '2025-11-24T10:45:00Z' */
  @IsInstant()
  endsAt: string;

  /** Invented for demonstration, not sourced. */
  @IfGiven()
  @IsBoolean()
  illustrative?: boolean;
}

/** Changes of an item: only the fields given; a title of `null` takes that language's title away. */
export class UpdateProgrammeItemDto {
  /** @example 'ga93-01' */
  @IfGiven()
  @MaxLength(40)
  @Matches(ITEM_CODE)
  code?: string;

  @IfGiven()
  @Type(() => TitlesDto)
  @ValidateNested()
  @IsObject()
  titles?: TitlesDto;

  /** @example 'plenary' */
  @IfGiven()
  @IsIn(PROGRAMME_KINDS)
  kind?: ProgrammeKind;

  /** @example 'seat' */
  @IfGiven()
  @IsIn(HOLDS)
  hold?: Hold;

  /** @example 'africa' */
  @IfGiven()
  @IsIn(AUDIENCES)
  audience?: Audience;

  /** @example '2025-11-24T09:30:00Z' */
  @IfGiven()
  @IsInstant()
  startsAt?: string;

  /** @example '2025-11-24T10:45:00Z' */
  @IfGiven()
  @IsInstant()
  endsAt?: string;

  @IfGiven()
  @IsBoolean()
  illustrative?: boolean;
}

/** A title in all four languages. */
export class TranslatedTitlesDto implements Translated {
  /** @example 'Opening ceremony' */
  en: string;

  /** @example 'Cérémonie d’ouverture' */
  fr: string;

  /** @example 'Ceremonia de apertura' */
  es: string;

  /** @example 'حفل الافتتاح' */
  ar: string;
}

/** An item of the programme. */
export class ProgrammeItemDto {
  /** @example '1d2f3a4b-0d5c-4c62-9d5e-8f9f3f8f0a01' */
  id: string;

  /** @example 'ga93-01' */
  code: string;

  titles: TranslatedTitlesDto;

  /**
   * Languages in which another one's title stands.
   * @example ["es"]
   */
  untranslated: Language[];

  /** @example 'ceremony' */
  kind: string;

  /** @example 'everyone' */
  hold: Hold;

  /** @example 'all' */
  audience: Audience;

  /** @example '2025-11-24T09:30:00.000Z' */
  startsAt: string;

  /** @example '2025-11-24T10:45:00.000Z' */
  endsAt: string;

  illustrative: boolean;

  /**
   * For `If-Match`.
   * @example 1
   */
  version: number;

  static of(this: void, item: ProgrammeItem): ProgrammeItemDto {
    return {
      id: item.id,
      code: item.code,
      titles: item.titles,
      untranslated: item.untranslated,
      kind: item.kind,
      hold: item.hold,
      audience: item.audience,
      startsAt: item.startsAt.toISOString(),
      endsAt: item.endsAt.toISOString(),
      illustrative: item.illustrative,
      version: item.version,
    };
  }
}

export class ProgrammeListDto {
  items: ProgrammeItemDto[];
}
