import { Type } from 'class-transformer';
import { IsNumber, Max, Min } from 'class-validator';
import type { CropArea } from '../../files/checks/images.js';
import { AppError } from '../../common/errors/app-error.js';
import { IfGiven } from '../../common/validation/if-given.js';

/** The part of the image that is the photo, in percent of what is seen. All four, or none for the middle. */
export class CropQuery {
  /** @example 12.5 */
  @IfGiven()
  @Max(100)
  @Min(0)
  @IsNumber()
  @Type(() => Number)
  x?: number;

  /** @example 4 */
  @IfGiven()
  @Max(100)
  @Min(0)
  @IsNumber()
  @Type(() => Number)
  y?: number;

  /** @example 60 */
  @IfGiven()
  @Max(100)
  @Min(1)
  @IsNumber()
  @Type(() => Number)
  width?: number;

  /** @example 80 */
  @IfGiven()
  @Max(100)
  @Min(1)
  @IsNumber()
  @Type(() => Number)
  height?: number;

  /** Throws `validation_failed` for a part that is not whole. */
  static areaOf({ x, y, width, height }: CropQuery): CropArea | null {
    if (x !== undefined && y !== undefined && width !== undefined && height !== undefined) {
      return { x, y, width, height };
    }
    const missing = Object.entries({ x, y, width, height }).filter(
      ([, value]) => value === undefined,
    );
    if (missing.length === 4) return null;
    throw new AppError('validation_failed', {
      fields: missing.map(([path]) => ({ path, code: 'required' })),
    });
  }
}

/** What a person has after the upload. */
export class PhotoDto {
  photoFileId: string | null;

  /** Of the person, for `If-Match`. */
  version: number;
}
