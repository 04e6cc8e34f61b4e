import { In, type EntityManager } from 'typeorm';
import {
  DIRECTIONS,
  flatten,
  LEG_KEYS,
  legOf,
  pick,
  STAY_KEYS,
  type Direction,
  type TravelField,
  type TravelFields,
} from './domain/travel-fields.js';
import {
  instantsOf,
  travelMissing,
  travelWarnings,
  type TravelHost,
  type TravelWarning,
} from './domain/travel-rules.js';
import { TravelLeg } from './travel-leg.entity.js';
import { TravelStay } from './travel-stay.entity.js';

/** The travel of one person as pages show it. */
export interface PersonTravel {
  personId: string;
  fields: TravelFields;
  /** Fields that protocol needs and that are empty. */
  missing: TravelField[];
  warnings: TravelWarning[];
  /** Whether an organizer made the last change for the delegation. */
  enteredOnBehalf: boolean;
  changedAt: Date | null;
  /** Grows with every change; 0 before the first. */
  version: number;
}

/** The stored rows of one person. */
export interface StoredTravel {
  legs: Partial<Record<Direction, TravelLeg>>;
  stay: TravelStay | null;
}

/** The stored rows of several people, by person. */
export async function readTravel(
  manager: EntityManager,
  personIds: readonly string[],
): Promise<Map<string, StoredTravel>> {
  const found = new Map<string, StoredTravel>(
    personIds.map((id) => [id, { legs: {}, stay: null }]),
  );
  if (personIds.length === 0) return found;
  const where = { delegateId: In([...personIds]) };
  for (const leg of await manager.findBy(TravelLeg, where)) {
    const own = found.get(leg.delegateId);
    if (own) own.legs[leg.direction] = leg;
  }
  for (const stay of await manager.findBy(TravelStay, where)) {
    const own = found.get(stay.delegateId);
    if (own) own.stay = stay;
  }
  return found;
}

export function travelView(
  personId: string,
  { legs, stay }: StoredTravel,
  host: TravelHost,
): PersonTravel {
  const fields = flatten(legs, stay);
  return {
    personId,
    fields,
    missing: travelMissing(fields),
    warnings: travelWarnings(fields, host),
    enteredOnBehalf: stay?.enteredOnBehalf ?? false,
    changedAt: stay?.changedAt ?? null,
    version: stay?.version ?? 0,
  };
}

/** Writes the fields of one person: both legs and the stay, each with what follows from them. */
export async function writeTravel(
  manager: EntityManager,
  owner: { assemblyId: string; delegationId: string; delegateId: string },
  stored: StoredTravel,
  fields: TravelFields,
  change: { host: TravelHost; at: Date; byId: string | null; onBehalf: boolean },
): Promise<StoredTravel> {
  const legs: StoredTravel['legs'] = {};
  for (const direction of DIRECTIONS) {
    const typed = legOf(fields, direction);
    const before = stored.legs[direction];
    if (before && LEG_KEYS.every((key) => before[key] === typed[key])) {
      legs[direction] = before;
      continue;
    }
    legs[direction] = await manager.save(
      Object.assign(
        before ?? manager.create(TravelLeg, { ...owner, direction }),
        typed,
        instantsOf(typed, change.host),
      ),
    );
  }
  const { delegateId } = owner;
  const stay = await manager.save(
    Object.assign(
      stored.stay ?? manager.create(TravelStay, { delegateId }),
      pick(fields, STAY_KEYS),
      { enteredOnBehalf: change.onBehalf, changedAt: change.at, changedById: change.byId },
    ),
  );
  return { legs, stay };
}
