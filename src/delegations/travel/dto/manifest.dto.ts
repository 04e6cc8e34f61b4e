import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { PageQuery } from '../../../common/pagination.js';
import { TABLE_FORMATS, type TableFormat } from '../../../common/tables/table-file.js';
import { IsCalendarDate } from '../../../common/time/time-validators.js';
import { NamesDto } from '../../../reference/dto/reference.dto.js';
import { DELEGATE_ROLES, type DelegateRole } from '../../domain/delegate-roles.js';
import {
  DIRECTIONS,
  TRAVEL_MODES,
  type Direction,
  type TravelMode,
} from '../domain/travel-fields.js';
import {
  MANIFEST_FIELDS,
  type ManifestChange,
  type ManifestField,
  type OldValue,
} from '../manifest/manifest-changes.js';
import {
  MANIFEST_NEEDS,
  type ExportInfo,
  type ManifestBand,
  type ManifestFilter,
  type ManifestLine,
  type ManifestNeed,
  type ManifestPage,
  type ManifestSummary,
  type RemovedLine,
} from '../manifest/manifest.service.js';

/** Which legs of the manifest, by time. */
export class ManifestQuery extends PageQuery implements ManifestFilter {
  @ApiProperty({ enum: DIRECTIONS, example: 'arrival' })
  @IsIn(DIRECTIONS)
  direction: Direction;

  /**
   * In the Assembly's zone.
   * @example '2025-11-23'
   */
  @IsOptional()
  @IsCalendarDate()
  day?: string;

  /**
   * Airport code.
   * @example 'RAK'
   */
  @IsOptional()
  @Matches(/^[A-Z]{3}$/)
  port?: string;

  @IsOptional()
  @IsUUID()
  delegationId?: string;

  @ApiProperty({ enum: MANIFEST_NEEDS, required: false })
  @IsOptional()
  @IsIn(MANIFEST_NEEDS)
  needs?: ManifestNeed;

  /** Only what differs from the last export. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  changed?: boolean;
}

class ManifestFactsDto {
  @ApiProperty({ enum: DIRECTIONS })
  direction: Direction;

  /** @example 'Amina Benali' */
  person: string;

  @ApiProperty({ enum: TRAVEL_MODES })
  mode: TravelMode;

  /** @example 'AT761' */
  number: string;

  /**
   * Airport, or station or border crossing.
   * @example 'RAK'
   */
  port: string;

  at: Date;

  /** @example 'CDG' */
  farPort: string;

  /** @example 'Palm Grove Hotel' */
  hotel: string;

  transfer: boolean;
  accessibleVehicle: boolean;
  securityCar: boolean;
}

export class OldValueDto implements OldValue {
  @ApiProperty({ enum: MANIFEST_FIELDS })
  field: ManifestField;

  /** An instant as ISO 8601. */
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'boolean' }] })
  value: string | boolean;
}

export class ManifestLineDto extends ManifestFactsDto implements ManifestLine {
  id: string;
  delegateId: string;
  delegationId: string;

  /** @example 'KEN' */
  code: string;

  memberIso2: string | null;

  names: NamesDto;

  @ApiProperty({ enum: DELEGATE_ROLES })
  role: DelegateRole;

  /** @example 'Africa/Casablanca' */
  zone: string;

  transportNote: string;

  /** Against the last export. */
  @ApiProperty({ enum: ['added', 'changed', 'removed'], nullable: true })
  change: ManifestChange | null;

  old: OldValueDto[];
}

export class RemovedLineDto extends ManifestFactsDto implements RemovedLine {
  delegateId: string;
  delegationId: string;

  /** @example 'KEN' */
  code: string;
}

export class ManifestPageDto implements ManifestPage {
  items: ManifestLineDto[];

  nextCursor: string | null;

  /** What is there no more since the last export; with the first page only. */
  removed: RemovedLineDto[];
}

export class ManifestBandDto implements ManifestBand {
  @ApiProperty({ enum: DIRECTIONS })
  direction: Direction;

  /** @example '2025-11-23' */
  day: string;

  /** Null for trains and cars. */
  port: string | null;

  /** @example 14 */
  hour: number;

  /** @example 12 */
  people: number;

  /** @example 9 */
  transfers: number;

  /** @example 1 */
  accessible: number;

  /** @example 2 */
  security: number;
}

export class ManifestExportDto implements ExportInfo {
  id: string;
  takenAt: Date;

  /** Name of who took it. */
  takenBy: string | null;

  /** @example 1400 */
  rowCount: number;

  /** @example 12 */
  added: number;

  /** @example 7 */
  changed: number;

  /** @example 1 */
  removed: number;
}

export class ManifestExportListDto {
  items: ManifestExportDto[];
}

export class ManifestSummaryDto implements ManifestSummary {
  bands: ManifestBandDto[];

  /** @example 1200 */
  people: number;

  /** @example 31 */
  withoutArrival: number;

  /** @example 44 */
  withoutDeparture: number;

  @ApiProperty({ type: ManifestExportDto, nullable: true })
  lastExport: ManifestExportDto | null;

  /** @example 3 */
  added: number;

  /** @example 5 */
  changed: number;

  /** @example 0 */
  removed: number;
}

export class ExportFormatQuery {
  @ApiProperty({ enum: TABLE_FORMATS, example: 'xlsx' })
  @IsIn(TABLE_FORMATS)
  format: TableFormat;
}
