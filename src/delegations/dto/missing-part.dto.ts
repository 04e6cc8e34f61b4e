import { ApiProperty } from '@nestjs/swagger';
import { NEEDED_FOR, type MissingPart, type NeededFor } from '../domain/completeness.js';

/** Something that is missing, and before which step it must be there. */
export class MissingPartDto implements MissingPart {
  /** @example 'people[1].familyName' */
  path: string;

  /** @example 'required' */
  @ApiProperty({ enum: ['head_missing', 'required'] })
  code: MissingPart['code'];

  /** The person whose card has the field; null for the delegation. */
  personId: string | null;

  /** `submit`: the delegation cannot be submitted. `clear`: the person cannot be cleared. `badge`: no badge. */
  @ApiProperty({ enum: NEEDED_FOR })
  neededFor: NeededFor;
}
