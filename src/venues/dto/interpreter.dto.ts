import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';
import { IfGiven } from '../../common/validation/if-given.js';
import { LANGUAGE_PAIR } from '../domain/language-pair.js';
import type { InterpreterView } from '../interpreter.service.js';
import { AbsenceDto } from './period.dto.js';

/** A new interpreter. */
export class CreateInterpreterDto {
  /** @example 'Booth A' */
  @Matches(/\S/)
  @Length(1, 120)
  @IsString()
  name: string;

  /** @example ["en-fr", "ar-fr"] */
  @Matches(LANGUAGE_PAIR, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(30)
  @ArrayMinSize(1)
  @IsArray()
  pairs: string[];

  /** Account that is told about interpreting; null for none. */
  @IsOptional()
  @IsUUID()
  userId?: string | null;
}

/** Changes of an interpreter: only the fields given. */
export class UpdateInterpreterDto {
  /** @example 'Booth A' */
  @IfGiven()
  @Matches(/\S/)
  @Length(1, 120)
  @IsString()
  name?: string;

  /** @example ["en-fr"] */
  @IfGiven()
  @Matches(LANGUAGE_PAIR, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(30)
  @ArrayMinSize(1)
  @IsArray()
  pairs?: string[];

  @IsOptional()
  @IsUUID()
  userId?: string | null;
}

/** An interpreter of the venue. */
export class InterpreterDto {
  /** @example 'b3f1c8de-2f5b-4a49-8e0e-5a3c1f1d7c22' */
  id: string;

  /** @example 'Booth A' */
  name: string;

  /**
   * The two codes of a pair in alphabetical order.
   * @example ["en-fr", "ar-fr"]
   */
  pairs: string[];

  userId: string | null;

  absences: AbsenceDto[];

  /**
   * For `If-Match`.
   * @example 1
   */
  version: number;

  static of(interpreter: InterpreterView): InterpreterDto {
    return {
      id: interpreter.id,
      name: interpreter.name,
      pairs: interpreter.pairs,
      userId: interpreter.userId,
      absences: interpreter.absences.map(AbsenceDto.of),
      version: interpreter.version,
    };
  }
}

export class InterpreterListDto {
  items: InterpreterDto[];
}
