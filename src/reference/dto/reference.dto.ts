import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { LANGUAGES, type Language } from '../../common/text/languages.js';
import type { MemberState } from '../member-state.entity.js';
import type { Organisation } from '../organisation.entity.js';
import type { SubBureau } from '../sub-bureau.entity.js';
import {
  ORGANISATION_KINDS,
  REGIONS,
  type OrganisationKind,
  type Region,
} from '../domain/regions.js';

/** What a reference list is narrowed to. */
export class ReferenceListQuery {
  /**
   * Part of a name in any language, or a code; accents and case do not matter.
   * @example 'cote'
   */
  @IsOptional()
  @MaxLength(100)
  @IsString()
  search?: string;

  /** Language in whose alphabetical order the list comes; by default that of `Accept-Language`. */
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;
}

export class MemberListQuery extends ReferenceListQuery {
  @IsOptional()
  @IsIn(REGIONS)
  region?: Region;
}

/** A name in the four languages. */
export class NamesDto {
  /** @example 'Congo (Democratic Rep.)' */
  en: string;

  /** @example 'République démocratique du Congo' */
  fr: string;

  /** @example 'República Democrática del Congo' */
  es: string;

  /** @example 'جمهورية الكونغو الديمقراطية' */
  ar: string;
}

export class MemberDto {
  /**
   * ISO 3166-1 alpha-2.
   * @example 'CD'
   */
  iso2: string;

  /**
   * ISO 3166-1 alpha-3.
   * @example 'COD'
   */
  iso3: string;

  @IsIn(REGIONS)
  region: Region;

  names: NamesDto;

  /** @example 'Kinshasa' */
  capital: string;

  @IsIn(LANGUAGES)
  preferredLanguage: Language;

  /**
   * IANA zone.
   * @example 'Africa/Kinshasa'
   */
  timezone: string;

  /**
   * Year of joining; null where no usable source was found.
   * @example 1963
   */
  joinedYear: number | null;

  static of(member: MemberState): MemberDto {
    const { iso2, iso3, region, names, capital, preferredLanguage, timezone, joinedYear } = member;
    return { iso2, iso3, region, names, capital, preferredLanguage, timezone, joinedYear };
  }
}

export class SubBureauDto {
  /**
   * ISO 3166-1 alpha-2 of the territory.
   * @example 'HK'
   */
  iso2: string;

  /**
   * The member in whose delegation it attends.
   * @example 'CN'
   */
  parentIso2: string;

  names: NamesDto;

  static of({ iso2, parentIso2, names }: SubBureau): SubBureauDto {
    return { iso2, parentIso2, names };
  }
}

export class OrganisationDto {
  /** @example 'EUROPOL' */
  code: string;

  @IsIn(ORGANISATION_KINDS)
  kind: OrganisationKind;

  names: NamesDto;

  /**
   * ISO 3166-1 alpha-2.
   * @example 'NL'
   */
  headquartersCountry: string;

  static of({ code, kind, names, headquartersCountry }: Organisation): OrganisationDto {
    return { code, kind, names, headquartersCountry };
  }
}

/** The lists are short and whole: no pages. */
export class MemberListDto {
  items: MemberDto[];
}

export class SubBureauListDto {
  items: SubBureauDto[];
}

export class OrganisationListDto {
  items: OrganisationDto[];
}
