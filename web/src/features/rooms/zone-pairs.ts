export interface ZonePair {
  zoneA: string;
  zoneB: string;
  /** Null where nothing is kept: the way takes no time. */
  minutes: number | null;
}

/** Every two zones once, those of the rooms and those that have a time already, in the reader's order. */
export function zonePairs(
  zones: readonly string[],
  times: readonly { zoneA: string; zoneB: string; minutes: number }[],
  compare: (a: string, b: string) => number,
): ZonePair[] {
  const all = [...new Set([...zones, ...times.flatMap(({ zoneA, zoneB }) => [zoneA, zoneB])])].sort(
    compare,
  );
  return all.flatMap((zoneA, index) =>
    all.slice(index + 1).map((zoneB) => {
      const kept = times.find(
        (time) =>
          (time.zoneA === zoneA && time.zoneB === zoneB) ||
          (time.zoneA === zoneB && time.zoneB === zoneA),
      );
      return { zoneA, zoneB, minutes: kept?.minutes ?? null };
    }),
  );
}
