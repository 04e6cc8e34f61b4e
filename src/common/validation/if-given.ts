import { ValidateIf } from 'class-validator';

/**
 * Checks the field where it is given, `null` included. (`IsOptional` lets `null` through, which a column
 * that must have a value would refuse later.)
 */
export function IfGiven(): PropertyDecorator {
  return ValidateIf((_, value: unknown) => value !== undefined);
}
