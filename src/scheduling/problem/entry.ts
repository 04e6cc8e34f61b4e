/** The entry at `index`. Throws RangeError where there is none: the index comes from elsewhere than it should. */
export function entryAt<T>(list: readonly T[], index: number): T {
  const entry = list[index];
  if (entry === undefined) throw new RangeError(`Nothing stands at ${index}`);
  return entry;
}

/** The value of `key`. Throws RangeError where there is none. */
export function valueOf<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`Nothing is known of ${String(key)}`);
  return value;
}
