import { given } from '../../common/validation/given.js';
import { cleanFields } from '../domain/clean-fields.js';
import { DIRECTIONS, fieldOf, TRAVEL_LIMITS, type TravelFields } from './domain/travel-fields.js';
import { flightNumber } from './domain/travel-rules.js';

/** What was typed as it is kept: texts cleaned, codes in capitals. Throws `validation_failed`. */
export function cleanTravel(input: Partial<TravelFields>): Partial<TravelFields> {
  const fields: Partial<TravelFields> = given(input);
  const codes: Partial<Record<string, unknown>> = {};
  for (const direction of DIRECTIONS) {
    for (const key of ['port', 'farPort'] as const) {
      const name = fieldOf(direction, key);
      const value = fields[name];
      if (typeof value === 'string') codes[name] = value.trim().toUpperCase();
    }
    const name = fieldOf(direction, 'number');
    const number = fields[name];
    if (typeof number === 'string') {
      codes[name] = flightNumber(number) ?? number.replace(/\s+/g, ' ').trim().toUpperCase();
    }
  }
  return { ...fields, ...codes, ...texts(fields) };
}

function texts(fields: Partial<TravelFields>): Partial<TravelFields> {
  const { arrivalPlace, departurePlace, hotelOther, roomNeeds, transportNote } = fields;
  const typed = given({ arrivalPlace, departurePlace, hotelOther, roomNeeds, transportNote });
  return cleanFields(typed, TRAVEL_LIMITS);
}
