import { Transform } from 'class-transformer';

/** Takes the spaces at both ends away before the checks: a text of spaces alone is empty. */
export function Trimmed(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.trim() : value,
  );
}
