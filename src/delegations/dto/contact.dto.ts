import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsIn, IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';
import { LANGUAGES, type Language } from '../../common/text/languages.js';
import { IfGiven } from '../../common/validation/if-given.js';
import type { Contact } from '../contacts/contact.entity.js';
import type { ContactChange, ContactInput } from '../contacts/contact.service.js';

/** Whom organizers write to at a bureau or an organisation. */
export class ContactDto {
  id: string;

  /**
   * For `If-Match`.
   * @example 1
   */
  version: number;

  /**
   * Null for an organisation.
   * @example 'MA'
   */
  memberIso2: string | null;

  /** Null for a member. */
  organisationCode: string | null;

  /** @example 'NCB Rabat' */
  name: string;

  /** @example 'ncb.rabat@example.org' */
  email: string;

  @ApiProperty({ enum: LANGUAGES })
  language: Language;

  static of(contact: Contact): ContactDto {
    const { id, version, memberIso2, organisationCode, name, email, language } = contact;
    return { id, version, memberIso2, organisationCode, name, email, language };
  }
}

/** The list is short and whole: no pages. */
export class ContactListDto {
  items: ContactDto[];
}

/** Exactly one of `memberIso2` and `organisationCode`. */
export class CreateContactDto implements ContactInput {
  /** @example 'MA' */
  @IfGiven()
  @Matches(/^[A-Za-z]{2,3}$/)
  memberIso2?: string;

  /** @example 'EUROPOL' */
  @IfGiven()
  @IsString()
  @MaxLength(20)
  organisationCode?: string;

  /** @example 'NCB Rabat' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  /** @example 'ncb.rabat@example.org' */
  @IsEmail()
  @MaxLength(254)
  email: string;

  @ApiProperty({ enum: LANGUAGES, example: 'fr' })
  @IsIn(LANGUAGES)
  language: Language;
}

export class UpdateContactDto implements ContactChange {
  /** @example 'NCB Rabat' */
  @IfGiven()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name?: string;

  /** @example 'ncb.rabat@example.org' */
  @IfGiven()
  @IsEmail()
  @MaxLength(254)
  email?: string;

  @ApiProperty({ enum: LANGUAGES, required: false, example: 'fr' })
  @IfGiven()
  @IsIn(LANGUAGES)
  language?: Language;
}
