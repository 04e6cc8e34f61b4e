/** One field that two people changed from the same beginning to different values. */
export interface FieldClash {
  field: string;
  /** What the caller started from. */
  base: unknown;
  /** What the caller wanted. */
  mine: unknown;
  /** What stands there now. */
  theirs: unknown;
}

export interface MergedFields<F> {
  /** Fields to write: nobody else changed them since. */
  accepted: Partial<F>;
  clashes: FieldClash[];
}

/** An empty text and no text are one: a form does not tell them apart. */
const same = (a: unknown, b: unknown): boolean =>
  (a ?? '') === (b ?? '') ||
  (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));

/**
 * Merges what somebody typed into what stands now. A field is taken when it still has the value from which
 * the edit started, left out when it has the wanted value already, and reported with both values otherwise.
 */
export function mergeFields<F extends object>(
  current: F,
  base: Partial<F>,
  changes: Partial<F>,
): MergedFields<F> {
  const accepted: Partial<F> = {};
  const clashes: FieldClash[] = [];
  for (const key of Object.keys(changes) as (keyof F & string)[]) {
    const mine = changes[key];
    const theirs = current[key];
    if (mine === undefined || same(mine, theirs)) continue;
    if (same(theirs, base[key])) accepted[key] = mine;
    else clashes.push({ field: key, base: base[key], mine, theirs });
  }
  return { accepted, clashes };
}
