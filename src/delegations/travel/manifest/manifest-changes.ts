import type { Direction, TravelMode } from '../domain/travel-fields.js';

/** What a manifest says about one leg. */
export interface ManifestFacts {
  direction: Direction;
  person: string;
  mode: TravelMode;
  number: string;
  /** Airport, or station or border crossing. */
  port: string;
  at: Date;
  farPort: string;
  hotel: string;
  transfer: boolean;
  accessibleVehicle: boolean;
  securityCar: boolean;
}

export const MANIFEST_FIELDS = [
  'mode',
  'number',
  'port',
  'at',
  'farPort',
  'person',
  'hotel',
  'transfer',
  'accessibleVehicle',
  'securityCar',
] as const satisfies readonly (keyof ManifestFacts)[];
export type ManifestField = (typeof MANIFEST_FIELDS)[number];

/** One thing that was otherwise before. */
export interface OldValue {
  field: ManifestField;
  /** An instant as ISO 8601. */
  value: string | boolean;
}

export type ManifestChange = 'added' | 'changed' | 'removed';

/** What of a leg was otherwise in the exported state; empty when nothing was. */
export function oldValues(now: ManifestFacts, before: ManifestFacts): OldValue[] {
  return MANIFEST_FIELDS.flatMap((field) => {
    const [value, old] = [plain(now[field]), plain(before[field])];
    return value === old ? [] : [{ field, value: old }];
  });
}

const plain = (value: string | boolean | Date): string | boolean =>
  value instanceof Date ? value.toISOString() : value;
