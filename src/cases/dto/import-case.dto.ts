import { IsIn } from 'class-validator';

/** Real sessions that can be imported. */
export const CASES = ['ga92'] as const;

export class ImportCaseDto {
  /** @example 'ga92' */
  @IsIn(CASES)
  case: (typeof CASES)[number];
}
