import { IsBoolean } from 'class-validator';
import { IfGiven } from '../../common/validation/if-given.js';
import type { WalkInInput } from '../people/walk-ins/walk-in.service.js';
import { CreatePersonDto } from './person-input.dto.js';

/** Somebody who stands at the desk. What a clearance needs can follow on the card. */
export class RegisterWalkInDto extends CreatePersonDto implements WalkInInput {
  /**
   * Gives the delegation one more place where all are taken; without it that is an error.
   * @example false
   */
  @IfGiven()
  @IsBoolean()
  extraPlace?: boolean;
}
