/** The expression of a check constraint that lets a column hold one of `values` only (or nothing). */
export function oneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map((value) => `'${value}'`).join(', ')})`;
}
