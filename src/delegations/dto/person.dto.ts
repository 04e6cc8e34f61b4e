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
import { IfGiven } from '../../common/validation/if-given.js';
import { DELEGATE_ROLES, type DelegateRole } from '../domain/delegate-roles.js';
import type { Delegate } from '../people/delegate.entity.js';
import type { DelegateChange, DelegateInput } from '../people/delegate.input.js';

/** A person of a delegation. */
export class DelegatePersonDto {
  id: string;

  /**
   * For `If-Match`.
   * @example 1
   */
  version: number;

  @ApiProperty({ enum: DELEGATE_ROLES })
  role: DelegateRole;

  /** @example 'Amina' */
  givenNames: string;

  /** @example 'Benali' */
  familyName: string;

  /** @example 'Director General of Police' */
  position: string;

  /** @example 'a.benali@example.org' */
  email: string | null;

  /** @example ["ar", "fr"] */
  languages: string[];

  static of(person: Delegate): DelegatePersonDto {
    const { id, version, role, givenNames, familyName, position, email, languages } = person;
    return { id, version, role, givenNames, familyName, position, email, languages };
  }
}

/** Fields of a person that both a new and a changed one can have. */
class PersonFields {
  /**
   * As in the passport. May wait until the delegation is submitted.
   * @example 'Amina'
   */
  @IfGiven()
  @IsString()
  @MaxLength(120)
  givenNames?: string;

  /**
   * As in the passport.
   * @example 'Benali'
   */
  @IfGiven()
  @IsString()
  @MaxLength(120)
  familyName?: string;

  /**
   * Function at home.
   * @example 'Director General of Police'
   */
  @IfGiven()
  @IsString()
  @MaxLength(200)
  position?: string;

  /** @example 'a.benali@example.org' */
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  /**
   * Codes of languages spoken (ISO 639).
   * @example ["ar", "fr"]
   */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(/^[a-z]{2,3}$/, { each: true })
  languages?: string[];
}

export class CreatePersonDto extends PersonFields implements DelegateInput {
  @ApiProperty({ enum: DELEGATE_ROLES, example: 'head' })
  @IsIn(DELEGATE_ROLES)
  role: DelegateRole;
}

export class UpdatePersonDto extends PersonFields implements DelegateChange {
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
