export const DIRECTIONS = ['arrival', 'departure'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const TRAVEL_MODES = ['flight', 'train', 'car'] as const;
export type TravelMode = (typeof TRAVEL_MODES)[number];

export const ROOM_KINDS = ['single', 'double', 'twin', 'suite'] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

/** One leg as it is typed, on the clocks of the places; `far` is the other end: origin or destination. */
export interface LegFields {
  /** Null: none yet. */
  mode: TravelMode | null;
  /** Of the flight or train. */
  number: string;
  /** Airport of the host, an IATA code; null where none is chosen. */
  port: string | null;
  /** Station or border crossing, for train and car. */
  place: string;
  /** `YYYY-MM-DD` and `HH:MM` at the host: of landing, or of take-off. */
  date: string | null;
  time: string | null;
  /** IATA code of the origin or destination; empty when not known. */
  farPort: string;
  /** Take-off there, or landing there, on its own clock. */
  farDate: string | null;
  farTime: string | null;
}

/** Where a person stays and what transport is needed. */
export interface StayFields {
  /** A hotel of the organizers' list. */
  hotelId: string | null;
  /** Another place, in words. */
  hotelOther: string;
  room: RoomKind | null;
  roomNeeds: string;
  /** Between port and hotel. */
  transfer: boolean;
  accessibleVehicle: boolean;
  securityCar: boolean;
  transportNote: string;
}

type Prefixed<P extends Direction> = {
  [K in keyof LegFields as `${P}${Capitalize<K>}`]: LegFields[K];
};

/** Everything that a person's travel has, flat: the unit in which two editors merge. */
export type TravelFields = Prefixed<'arrival'> & Prefixed<'departure'> & StayFields;
export type TravelField = keyof TravelFields;

export const LEG_KEYS = [
  'mode',
  'number',
  'port',
  'place',
  'date',
  'time',
  'farPort',
  'farDate',
  'farTime',
] as const satisfies readonly (keyof LegFields)[];

export const STAY_KEYS = [
  'hotelId',
  'hotelOther',
  'room',
  'roomNeeds',
  'transfer',
  'accessibleVehicle',
  'securityCar',
  'transportNote',
] as const satisfies readonly (keyof StayFields)[];

export const EMPTY_LEG: Readonly<LegFields> = {
  mode: null,
  number: '',
  port: null,
  place: '',
  date: null,
  time: null,
  farPort: '',
  farDate: null,
  farTime: null,
};

export const EMPTY_STAY: Readonly<StayFields> = {
  hotelId: null,
  hotelOther: '',
  room: null,
  roomNeeds: '',
  transfer: false,
  accessibleVehicle: false,
  securityCar: false,
  transportNote: '',
};

/** Longest free texts, in characters. */
export const TRAVEL_LIMITS = {
  arrivalPlace: 80,
  departurePlace: 80,
  hotelOther: 200,
  roomNeeds: 300,
  transportNote: 300,
} as const;

/** The name of a leg's field among all: `arrival` and `farPort` make `arrivalFarPort`. */
export function fieldOf(direction: Direction, key: keyof LegFields): TravelField {
  return `${direction}${key.charAt(0).toUpperCase()}${key.slice(1)}` as TravelField;
}

export function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;
}

/** All fields of a person, from the two legs and the stay; what is not there is empty. */
export function flatten(
  legs: Partial<Record<Direction, LegFields>>,
  stay: StayFields | null,
): TravelFields {
  const flat: Partial<Record<TravelField, unknown>> = pick(stay ?? EMPTY_STAY, STAY_KEYS);
  for (const direction of DIRECTIONS) {
    const leg = legs[direction] ?? EMPTY_LEG;
    for (const key of LEG_KEYS) flat[fieldOf(direction, key)] = leg[key];
  }
  return flat as TravelFields;
}

/** One leg out of all fields. */
export function legOf(fields: TravelFields, direction: Direction): LegFields {
  return Object.fromEntries(
    LEG_KEYS.map((key) => [key, fields[fieldOf(direction, key)]]),
  ) as unknown as LegFields;
}

/** Every field, those of the arrival first. */
export const TRAVEL_FIELDS: readonly TravelField[] = [
  ...DIRECTIONS.flatMap((direction) => LEG_KEYS.map((key) => fieldOf(direction, key))),
  ...STAY_KEYS,
];
