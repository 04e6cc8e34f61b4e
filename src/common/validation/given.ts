/**
 * The fields that the caller gave. A validated body has every field of its class, those left out as
 * `undefined`, which would hide a default or a present value when spread over it.
 */
export function given<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T;
}
