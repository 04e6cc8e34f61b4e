import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import type { AuthoredClash } from '../clash-authors.js';
import type { CardEdit } from '../people/autosave/autosave.service.js';
import { DelegatePersonDto } from './person.dto.js';
import { CardFields } from './person-input.dto.js';

/** Fields to save, each with the value that the edit started from. */
export class EditCardDto implements CardEdit {
  /** For every field of `changes` what it held before; of `documentNumber` the `documentVersion`. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { position: 'Director', documentNumber: 1 },
  })
  @IsObject()
  base: Record<string, unknown>;

  @IsObject()
  @ValidateNested()
  @Type(() => CardFields)
  changes: CardFields;
}

const ANY_VALUE = {
  nullable: true,
  oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'array', items: { type: 'string' } }],
};

/** A field that somebody else changed meanwhile: it was not saved. */
export class CardClashDto implements AuthoredClash {
  /** @example 'position' */
  field: string;

  @ApiProperty(ANY_VALUE)
  base: unknown;

  /** What the caller wanted; null for a document number, which is never answered. */
  @ApiProperty(ANY_VALUE)
  mine: unknown;

  /** What stands there now; of a document number the mask. */
  @ApiProperty(ANY_VALUE)
  theirs: unknown;

  /** Name of who changed it. */
  by: string | null;

  at: Date | null;
}

export class CardEditedDto {
  person: DelegatePersonDto;
  clashes: CardClashDto[];
}
