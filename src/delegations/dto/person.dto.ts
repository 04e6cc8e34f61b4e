import { ApiProperty } from '@nestjs/swagger';
import {
  ACCREDITATIONS,
  DESK_STEPS,
  REVIEW_STEPS,
  type Accreditation,
  type DeskStep,
  type ReviewStep,
} from '../domain/accreditation.js';
import { DELEGATE_ROLES, type DelegateRole } from '../domain/delegate-roles.js';
import {
  DIETS,
  DOCUMENT_TYPES,
  HONORIFICS,
  type Diet,
  type DocumentType,
  type Honorific,
} from '../domain/person-choices.js';
import { maskedNumber } from '../domain/person-texts.js';
import type { PersonView, PersonWarning } from '../people/person-views.service.js';
import { MissingPartDto } from './missing-part.dto.js';

/** Something about a person that somebody should look at. It stands in nobody's way. */
export class PersonWarningDto implements PersonWarning {
  /**
   * `document_expires`: not valid six months after the last day (`until`). `same_document`, `same_person`:
   * somebody in the Assembly has the same document number, or the same name and date of birth.
   * @example 'document_expires'
   */
  code: string;

  /**
   * Until when the document should be valid; null with other codes.
   * @example '2026-05-27'
   */
  until: string | null;

  /** The other person, where the reader may know of it; null otherwise. */
  personId: string | null;

  /** The delegation of the other person, where the reader may know of it; null otherwise. */
  delegationId: string | null;
}

/** A person of a delegation: its card, and where its accreditation stands. */
export class DelegatePersonDto {
  id: string;

  /**
   * For `If-Match`.
   * @example 1
   */
  version: number;

  @ApiProperty({ enum: DELEGATE_ROLES })
  role: DelegateRole;

  @ApiProperty({ enum: HONORIFICS })
  honorific: Honorific;

  /**
   * Rank or degree as it stands before the name.
   * @example 'Brigadier'
   */
  title: string;

  /** @example 'Amina' */
  givenNames: string;

  /** @example 'Benali' */
  familyName: string;

  /** @example 'أمينة بنعلي' */
  nativeName: string;

  /** @example 'Director General of Police' */
  position: string;

  /** @example 'MA' */
  nationality: string | null;

  /** @example '1971-03-14' */
  dateOfBirth: string | null;

  @ApiProperty({ enum: DOCUMENT_TYPES, nullable: true })
  documentType: DocumentType | null;

  /**
   * The number as pages show it; null while none is known.
   * @example '•••••• 418'
   */
  documentMask: string | null;

  /**
   * Grows with every new number; 0 while there was none. Autosave takes it as the base of `documentNumber`.
   * @example 1
   */
  documentVersion: number;

  /**
   * Who issued the document: a country, `UN` or `EU`.
   * @example 'MA'
   */
  documentCountry: string | null;

  /** @example '2029-08-31' */
  documentExpiresOn: string | null;

  /** @example ["ar", "fr"] */
  languages: string[];

  /** @example 'a.benali@example.org' */
  email: string | null;

  /** @example '+212612345678' */
  phone: string | null;

  @ApiProperty({ enum: DIETS })
  diet: Diet;

  /** @example 'No nuts.' */
  dietNote: string;

  /** @example 'Uses a wheelchair.' */
  accessNeeds: string;

  /** @example 'Karim Benali' */
  emergencyName: string;

  /** @example '+212661234567' */
  emergencyPhone: string | null;

  /**
   * First day of attendance; null for the first day of the Assembly.
   * @example '2025-11-23'
   */
  attendsFrom: string | null;

  /** @example '2025-11-28' */
  attendsTo: string | null;

  /** The photo for the badge. */
  photoFileId: string | null;

  /**
   * The sub-bureau inside the delegation for which the person comes.
   * @example 'HK'
   */
  subBureauIso2: string | null;

  /** Registered by an organizer on site. */
  walkIn: boolean;

  /** Entered by an organizer for the delegation. */
  enteredOnBehalf: boolean;

  @ApiProperty({ enum: ACCREDITATIONS })
  accreditation: Accreditation;

  /**
   * Why it was returned (a draft with a reason), held, refused or revoked; empty otherwise.
   * @example 'The photo is older than six months.'
   */
  accreditationReason: string;

  accreditationAt: Date;

  /** Whether a reviewer proposed to refuse it and a second one has to decide; false for its delegation. */
  refusalProposed: boolean;

  /** Steps of its accreditation that the reader can take now. */
  @ApiProperty({ enum: [...REVIEW_STEPS, ...DESK_STEPS], isArray: true })
  openSteps: (ReviewStep | DeskStep)[];

  /** Who has its place now. */
  replacedById: string | null;

  warnings: PersonWarningDto[];

  /** What the card still needs, and for which step. */
  missing: MissingPartDto[];

  static of(view: PersonView): DelegatePersonDto {
    const { person, warnings, missing, refusalProposed, openSteps } = view;
    const { id, version, role, honorific, title, givenNames, familyName, nativeName } = person;
    const { position, nationality, dateOfBirth, documentType, documentTail } = person;
    const { documentVersion, documentCountry, documentExpiresOn, languages, email } = person;
    const { phone, diet, dietNote, accessNeeds, emergencyName, emergencyPhone } = person;
    const { attendsFrom, attendsTo, photoFileId, subBureauIso2, walkIn } = person;
    const { enteredOnBehalf, accreditation, accreditationReason, accreditationAt } = person;
    return {
      id,
      version,
      role,
      honorific,
      title,
      givenNames,
      familyName,
      nativeName,
      position,
      nationality,
      dateOfBirth,
      documentType,
      documentMask: documentTail === null ? null : maskedNumber(documentTail),
      documentVersion,
      documentCountry,
      documentExpiresOn,
      languages,
      email,
      phone,
      diet,
      dietNote,
      accessNeeds,
      emergencyName,
      emergencyPhone,
      attendsFrom,
      attendsTo,
      photoFileId,
      subBureauIso2,
      walkIn,
      enteredOnBehalf,
      accreditation,
      accreditationReason,
      accreditationAt,
      refusalProposed,
      openSteps,
      replacedById: person.replacedById,
      warnings,
      missing,
    };
  }
}

/** A document number in full. */
export class RevealedDocumentDto {
  /**
   * Null while none is known.
   * @example 'AB1234418'
   */
  documentNumber: string | null;
}
