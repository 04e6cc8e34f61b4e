/** Milliseconds by which the product's time stands apart from this machine's. */
let offset = 0;

/**
 * Follows the server's clock: a wrong clock of the reader's machine does no harm, and the
 * demonstration, which plays in the weeks before its Assembly, reads as it would then.
 * @param now the server's present instant, ISO 8601
 */
export function followServerClock(now: string): void {
  const difference = Date.parse(now) - Date.now();
  // A second is lost on the way; the clocks agree then.
  if (Number.isFinite(difference)) offset = Math.abs(difference) < 5_000 ? 0 : difference;
}

/** The present instant in milliseconds, as the server counts it. */
export function presentInstant(): number {
  return Date.now() + offset;
}
