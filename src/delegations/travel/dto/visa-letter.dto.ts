import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { LANGUAGES, type Language } from '../../../common/text/languages.js';
import {
  LETTER_STATES,
  type LetterCounts,
  type LetterInfo,
  type LetterState,
} from '../letters/visa-letters.service.js';

export const CONSULAR_LANGUAGES = ['en', 'fr'] as const;

/** A letter of support for a visa. */
export class VisaLetterDto implements LetterInfo {
  /** Null for the letter of the whole delegation. */
  personId: string | null;

  @ApiProperty({ enum: LETTER_STATES })
  state: LetterState;

  readyAt: Date | null;

  /** When it was first fetched. */
  collectedAt: Date | null;
}

export class VisaLetterListDto {
  items: VisaLetterDto[];
}

/** People of confirmed delegations by how far their letters are. */
export class VisaLetterCountsDto implements LetterCounts {
  /**
   * Could be fetched, and was not yet.
   * @example 41
   */
  ready: number;

  /** @example 1100 */
  collected: number;

  /**
   * Without document, nationality or date of birth.
   * @example 60
   */
  documentMissing: number;
}

/** Which letter, and in which languages. */
export class VisaLetterQuery {
  /** Left out for the letter of the whole delegation. */
  @IsOptional()
  @IsUUID()
  personId?: string;

  /** The reader's. */
  @ApiProperty({ enum: LANGUAGES, example: 'ar' })
  @IsIn(LANGUAGES)
  language: Language;

  /** The consulate's. */
  @ApiProperty({ enum: CONSULAR_LANGUAGES, example: 'fr' })
  @IsIn(CONSULAR_LANGUAGES)
  with: 'en' | 'fr';
}
