import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { AppError } from './errors/app-error.js';

/** Query of a list: opaque cursor of the page before, and how many rows. */
export class PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(400)
  cursor?: string;

  // The document would take an initial value for a required one.
  @ApiPropertyOptional({ default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

export interface Page<T> {
  items: T[];
  /** Give it back as `cursor` for the next page; null on the last one. */
  nextCursor: string | null;
}

export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Reads a cursor of `length` values. Throws `validation_failed` when it was tampered with. */
export function decodeCursor(cursor: string, length: number): (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((value) => typeof value === 'string' || typeof value === 'number')
    ) {
      return key;
    }
  } catch {
    // falls through to the refusal below
  }
  throw new AppError('validation_failed', { fields: [{ path: 'cursor', code: 'wrong_value' }] });
}

/** Cuts `rows` (fetched with `limit + 1`) to a page. */
export function toPage<T>(rows: T[], limit: number, key: (row: T) => (string | number)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(key(last)) : null };
}
