import type { Assembly } from '../assemblies/assembly.entity.js';
import {
  booleanColumn,
  choiceColumn,
  integerColumn,
  listColumn,
  localTimeColumn,
  optional,
  textColumn,
} from '../common/csv/csv-columns.js';
import type { CsvSpec } from '../common/csv/csv-import.js';
import type { OpeningHours } from './domain/availability.js';
import { ZONE } from './dto/room.dto.js';
import { ROOM_FEATURES, type Room } from './room.entity.js';

/** A row of a CSV file of rooms. */
export type RoomRow = Pick<
  Room,
  'name' | 'capacity' | 'features' | 'zone' | 'opens' | 'closes' | 'illustrative'
>;

type AssemblyDay = Pick<Assembly, 'dayStart' | 'dayEnd'>;

/** A room that never opens, its own hours and the Assembly's taken together. */
export function roomHoursProblems(
  assembly: AssemblyDay,
  { opens, closes }: OpeningHours,
): { path: 'closes' | 'opens'; code: string }[] {
  const from = (opens ?? assembly.dayStart).slice(0, 5);
  const to = (closes ?? assembly.dayEnd).slice(0, 5);
  if (to > from) return [];
  return [{ path: closes === null ? 'opens' : 'closes', code: 'end_before_start' }];
}

export function roomSpec(assembly: AssemblyDay): CsvSpec<RoomRow> {
  return {
    columns: {
      name: textColumn({ max: 80 }),
      capacity: integerColumn({ min: 2, max: 5000 }),
      features: optional(listColumn(choiceColumn(ROOM_FEATURES)), []),
      zone: optional(textColumn({ max: 20, pattern: ZONE }), null),
      opens: optional(localTimeColumn(), null),
      closes: optional(localTimeColumn(), null),
      illustrative: optional(booleanColumn(), false),
    },
    key: ['name'],
    maxRows: 1000,
    check: ({ opens = null, closes = null }) =>
      roomHoursProblems(assembly, { opens, closes }).map(({ path, code }) => ({
        column: path,
        code,
      })),
  };
}

export function roomValues(room: Room): RoomRow {
  const { name, capacity, features, zone, opens, closes, illustrative } = room;
  return { name, capacity, features, zone, opens, closes, illustrative };
}
