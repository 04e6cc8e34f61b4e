import type { FieldProblem } from '../../../common/errors/app-error.js';
import { addDays, utcToZonedTime, zonedTimeToUtc } from '../../../common/time/zoned-time.js';
import { airportZone, isAirportCode, isHostAirport } from './airports.js';
import {
  DIRECTIONS,
  fieldOf,
  legOf,
  type Direction,
  type LegFields,
  type TravelField,
  type TravelFields,
} from './travel-fields.js';

/** The host's side of the rules. */
export interface TravelHost {
  hostIso2: string;
  timezone: string;
  startsOn: string;
  endsOn: string;
}

export interface TravelWarning {
  field: TravelField;
  code: 'far_outside' | 'after_opening' | 'before_end' | 'far_port_unknown';
}

/** The instants of a leg; null until date and time are there. */
export interface LegInstants {
  at: Date | null;
  zone: string | null;
  farAt: Date | null;
  farZone: string | null;
}

const HOUR = 3_600_000;
/** The clocks that are furthest ahead and behind of UTC, in hours. */
const AHEAD = 14;
const BEHIND = -12;
/** Days around the Assembly outside which a journey is most likely a slip of the pen. */
const MARGIN_DAYS = 14;

/** Zone in which the host's end of a leg is counted. */
export function portZone(port: string | null, host: TravelHost): string {
  return (port === null ? null : airportZone(port)) ?? host.timezone;
}

/** The instants of what was typed; of an unknown airport there is none, as its clock is not known. */
export function instantsOf(leg: LegFields, host: TravelHost): LegInstants {
  const zone = portZone(leg.port, host);
  const farZone = airportZone(leg.farPort);
  return {
    zone: leg.mode === null ? null : zone,
    at:
      leg.mode !== null && leg.date !== null && leg.time !== null
        ? zonedTimeToUtc(leg.date, leg.time, zone)
        : null,
    farZone,
    farAt:
      farZone !== null && leg.farDate !== null && leg.farTime !== null
        ? zonedTimeToUtc(leg.farDate, leg.farTime, farZone)
        : null,
  };
}

/** A flight number as it is kept: airline, digits, without spaces; null when it is none. */
export function flightNumber(text: string): string | null {
  const compact = text.replace(/\s/g, '').toUpperCase();
  return /^(?:[A-Z]{2}|[A-Z]\d|\d[A-Z]|[A-Z]{3})\d{1,4}[A-Z]?$/.test(compact) ? compact : null;
}

/** Whether the flight of a leg lands no later than it takes off, as far as the clocks are known. */
function landsBeforeTakeOff(direction: Direction, leg: LegFields, host: TravelHost): boolean {
  const { at, farAt } = instantsOf(leg, host);
  if (at === null || leg.farDate === null || leg.farTime === null) return false;
  const wall = Date.parse(`${leg.farDate}T${leg.farTime}:00Z`);
  if (direction === 'arrival') {
    // Without the origin's zone only what no clock on earth allows is refused.
    return at.getTime() <= (farAt?.getTime() ?? wall - AHEAD * HOUR);
  }
  return (farAt?.getTime() ?? wall - BEHIND * HOUR) <= at.getTime();
}

/** What decides when a leg begins and ends, in the order in which a mistake is looked for. */
const TIMED: readonly (keyof LegFields)[] = [
  'date',
  'time',
  'farDate',
  'farTime',
  'farPort',
  'port',
  'mode',
];
const timed = (...directions: Direction[]): TravelField[] =>
  directions.flatMap((direction) => TIMED.map((key) => fieldOf(direction, key)));

/**
 * What must not be saved. Paths are names of fields: where several together are wrong, the first of those
 * that `changed`, so that an editor knows which of the values typed is refused.
 */
export function travelProblems(
  fields: TravelFields,
  host: TravelHost,
  changed: readonly TravelField[] = [],
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const blame = (code: string, involved: TravelField[]): void => {
    const path = involved.find((field) => changed.includes(field)) ?? involved[0] ?? '';
    problems.push({ path, code });
  };
  for (const direction of DIRECTIONS) {
    const leg = legOf(fields, direction);
    const refuse = (key: keyof LegFields, code: string): void => {
      problems.push({ path: fieldOf(direction, key), code });
    };
    if (leg.port !== null && !isHostAirport(host.hostIso2, leg.port)) {
      refuse('port', 'airport_unknown');
    }
    if (leg.farPort !== '' && !isAirportCode(leg.farPort)) refuse('farPort', 'not_airport');
    if (leg.farPort !== '' && leg.farPort === leg.port) refuse('farPort', 'same_airport');
    if (leg.mode === 'flight' && leg.number !== '' && flightNumber(leg.number) === null) {
      refuse('number', 'not_flight');
    }
    if (leg.mode === 'flight' && landsBeforeTakeOff(direction, leg, host)) {
      blame('lands_before_take_off', timed(direction));
    }
  }
  const arrives = instantsOf(legOf(fields, 'arrival'), host).at;
  const leaves = instantsOf(legOf(fields, 'departure'), host).at;
  if (arrives !== null && leaves !== null && leaves <= arrives) {
    blame('leaves_before_arriving', timed('departure', 'arrival'));
  }
  return problems;
}

/** What may be right but most likely is not. */
export function travelWarnings(fields: TravelFields, host: TravelHost): TravelWarning[] {
  const warnings: TravelWarning[] = [];
  for (const direction of DIRECTIONS) {
    const leg = legOf(fields, direction);
    const { mode, date, farPort } = leg;
    if (mode === null) continue;
    const warn = (key: keyof LegFields, code: TravelWarning['code']): void => {
      warnings.push({ field: fieldOf(direction, key), code });
    };
    if (date !== null) {
      const isFar =
        date < addDays(host.startsOn, -MARGIN_DAYS) || date > addDays(host.endsOn, MARGIN_DAYS);
      if (isFar) warn('date', 'far_outside');
      else if (direction === 'arrival' && date > host.startsOn) warn('date', 'after_opening');
      else if (direction === 'departure' && date < host.endsOn) warn('date', 'before_end');
    }
    if (mode === 'flight' && isAirportCode(farPort) && airportZone(farPort) === null) {
      warn('farPort', 'far_port_unknown');
    }
  }
  return warnings;
}

/** Fields that protocol needs and that are empty, in the order in which they are asked for. */
export function travelMissing(fields: TravelFields): TravelField[] {
  const missing: TravelField[] = [];
  for (const direction of DIRECTIONS) {
    const leg = legOf(fields, direction);
    if (leg.mode === null) {
      missing.push(fieldOf(direction, 'mode'));
      continue;
    }
    if (leg.mode === 'flight') {
      if (leg.number === '') missing.push(fieldOf(direction, 'number'));
      if (leg.port === null) missing.push(fieldOf(direction, 'port'));
    }
    if (leg.date === null) missing.push(fieldOf(direction, 'date'));
    if (leg.time === null) missing.push(fieldOf(direction, 'time'));
  }
  if (fields.hotelId === null && fields.hotelOther === '') missing.push('hotelId');
  return missing;
}

/** The host's day of an instant. */
export function hostDay(at: Date, host: TravelHost): string {
  return utcToZonedTime(at, host.timezone).date;
}
