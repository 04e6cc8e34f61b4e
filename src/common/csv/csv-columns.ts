import { isEmail } from 'class-validator';
import { isCalendarDate, isLocalTime } from '../time/zoned-time.js';

/** Why a cell was not taken: a code under `fields.` in the locales. */
export class CellRefusal extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, unknown> = {},
  ) {
    super(code);
    this.name = 'CellRefusal';
  }
}

/** How the cells of one column are read and written. */
export interface CsvColumn<V> {
  /** Value of a trimmed cell. Throws {@link CellRefusal}. */
  parse(text: string): V;
  /** The cell that reads as `value`; two values with the same cell are the same. */
  format(value: V): string;
  /** Value where the file has no such column or the cell is empty; columns without one are required. */
  fallback?: { value: V };
}

/** Makes a column optional: no column, or an empty cell, means `fallback`. */
export function optional<V, F>(column: CsvColumn<V>, fallback: F): CsvColumn<V | F> {
  return {
    parse: (text) => column.parse(text),
    format: (value) => (value === fallback || value === null ? '' : column.format(value as V)),
    fallback: { value: fallback },
  };
}

/** A text of one line. */
export function textColumn(limits: { max: number; pattern?: RegExp }): CsvColumn<string> {
  return {
    parse: (text) => {
      if (text.length > limits.max) throw new CellRefusal('too_long_limit', { limit: limits.max });
      // eslint-disable-next-line no-control-regex -- exactly these cannot be stored or shown
      if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(text))
        throw new CellRefusal('wrong_value');
      if (limits.pattern && !limits.pattern.test(text)) throw new CellRefusal('wrong_format');
      return text;
    },
    format: (value) => value,
  };
}

export function integerColumn(limits: { min: number; max: number }): CsvColumn<number> {
  return {
    parse: (text) => {
      if (!/^[+-]?\d{1,9}$/.test(text)) throw new CellRefusal('not_integer');
      const value = Number(text);
      if (value < limits.min) throw new CellRefusal('too_small_limit', { limit: limits.min });
      if (value > limits.max) throw new CellRefusal('too_large_limit', { limit: limits.max });
      return value;
    },
    format: String,
  };
}

/** One of a few words, in any case. */
export function choiceColumn<V extends string>(choices: readonly V[]): CsvColumn<V> {
  return {
    parse: (text) => {
      const found = choices.find((choice) => choice === text.toLowerCase());
      if (found === undefined) {
        throw new CellRefusal('not_allowed_value', { allowed: choices.join(', ') });
      }
      return found;
    },
    format: (value) => value,
  };
}

/** Several values in one cell, between bars or semicolons; sorted, each once. */
export function listColumn<V extends string>(item: CsvColumn<V>): CsvColumn<V[]> {
  return {
    parse: (text) => {
      const parts = text
        .split(/[|;]/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      return [...new Set(parts.map((part) => item.parse(part)))].sort();
    },
    format: (values) => [...values].sort().join('|'),
  };
}

/** A time of day, `HH:MM`; `8:30` is taken too. */
export function localTimeColumn(): CsvColumn<string> {
  return {
    parse: (text) => {
      const padded = text.length === 4 ? `0${text}` : text;
      if (!isLocalTime(padded)) throw new CellRefusal('not_time');
      return padded;
    },
    format: (value) => value.slice(0, 5),
  };
}

/** A calendar date, `YYYY-MM-DD`. */
export function dateColumn(): CsvColumn<string> {
  return {
    parse: (text) => {
      if (!isCalendarDate(text)) throw new CellRefusal('not_date');
      return text;
    },
    format: (value) => value,
  };
}

const YES = ['yes', 'true', '1', 'oui', 'sí', 'si', 'نعم'];
const NO = ['no', 'false', '0', 'non', 'لا'];

export function booleanColumn(): CsvColumn<boolean> {
  return {
    parse: (text) => {
      const word = text.toLowerCase();
      if (YES.includes(word)) return true;
      if (NO.includes(word)) return false;
      throw new CellRefusal('not_boolean');
    },
    format: (value) => (value ? 'yes' : 'no'),
  };
}

/** An address in lower case. */
export function emailColumn(): CsvColumn<string> {
  return {
    parse: (text) => {
      const address = text.toLowerCase();
      if (address.length > 254) throw new CellRefusal('too_long_limit', { limit: 254 });
      if (!isEmail(address)) throw new CellRefusal('not_email');
      return address;
    },
    format: (value) => value,
  };
}
