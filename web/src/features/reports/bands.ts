import type { ManifestBand } from './queries.js';
import type { ManifestSearch } from './routes.js';

type Direction = ManifestBand['direction'];

/** The counts that a search leaves; a need narrows them to the people who have it. */
export function bandsOf(
  bands: readonly ManifestBand[],
  { direction, day, port, needs }: { [K in keyof ManifestSearch]?: ManifestSearch[K] | undefined },
): ManifestBand[] {
  const wanted: Direction = direction ?? 'arrival';
  return bands
    .filter(
      (band) =>
        band.direction === wanted &&
        (day === undefined || band.day === day) &&
        (port === undefined || band.port === port),
    )
    .map((band) => ({ ...band, people: needs === undefined ? band.people : withNeed(band, needs) }))
    .filter(({ people }) => people > 0);
}

const withNeed = (band: ManifestBand, need: NonNullable<ManifestSearch['needs']>): number =>
  need === 'transfer' ? band.transfers : need === 'accessible' ? band.accessible : band.security;

/** People by a key, in the order of the keys. */
export function countBy(
  bands: readonly ManifestBand[],
  keyOf: (band: ManifestBand) => string,
): { key: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const band of bands) {
    counts.set(keyOf(band), (counts.get(keyOf(band)) ?? 0) + band.people);
  }
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** Airports that people use, by their codes. */
export function portsOf(bands: readonly ManifestBand[], direction: Direction): string[] {
  const ports = bands.flatMap((band) =>
    band.direction === direction && band.port !== null ? [band.port] : [],
  );
  return [...new Set(ports)].toSorted();
}

/** Key of the hour of a band or a line. */
export const hourKey = (day: string, hour: number): string =>
  `${day} ${String(hour).padStart(2, '0')}`;
