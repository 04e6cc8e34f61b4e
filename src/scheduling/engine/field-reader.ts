import { InstanceError } from './instance-error.js';

type Fields = Record<string, unknown>;

/** Largest integer accepted anywhere: keeps sums and products far from the limits of 32-bit arrays. */
const LARGEST = 1_000_000;

/** Reads typed fields out of parsed JSON and names the place of whatever does not fit. */
export class FieldReader {
  private readonly fields: Fields;

  constructor(
    value: unknown,
    readonly path: string,
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InstanceError('not_an_object', path, 'an object is expected');
    }
    this.fields = value as Fields;
  }

  at(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`;
  }

  raw(key: string): unknown {
    return Object.hasOwn(this.fields, key) ? this.fields[key] : undefined;
  }

  /** Absent or null. */
  isEmpty(key: string): boolean {
    const value = this.raw(key);
    return value === undefined || value === null;
  }

  integer(key: string, least = 0, fallback?: number): number {
    const value = this.raw(key);
    if (value === undefined && fallback !== undefined) return fallback;
    return checkInteger(value, this.at(key), least);
  }

  boolean(key: string): boolean {
    const value = this.raw(key);
    if (value === undefined) throw missing(this.at(key));
    if (typeof value !== 'boolean')
      throw new InstanceError('wrong_type', this.at(key), 'true or false is expected');
    return value;
  }

  text(key: string, fallback?: string): string {
    const value = this.raw(key);
    if (value === undefined && fallback !== undefined) return fallback;
    if (value === undefined) throw missing(this.at(key));
    return checkText(value, this.at(key));
  }

  list<T>(key: string, read: (value: unknown, path: string) => T, optional = false): T[] {
    const value = this.raw(key);
    if (optional && (value === undefined || value === null)) return [];
    if (value === undefined) throw missing(this.at(key));
    if (!Array.isArray(value))
      throw new InstanceError('wrong_type', this.at(key), 'a list is expected');
    return value.map((entry: unknown, index) => read(entry, `${this.at(key)}[${index}]`));
  }
}

export function checkInteger(value: unknown, path: string, least = 0): number {
  if (value === undefined) throw missing(path);
  if (typeof value !== 'number')
    throw new InstanceError('wrong_type', path, 'a number is expected');
  if (!Number.isInteger(value))
    throw new InstanceError('not_an_integer', path, `${value} is not a whole number`);
  if (value < 0 && least >= 0) throw new InstanceError('negative', path, `${value} is negative`);
  if (value < least) throw new InstanceError('too_small', path, `${value} is less than ${least}`);
  if (value > LARGEST)
    throw new InstanceError('too_large', path, `${value} is more than ${LARGEST}`);
  return value;
}

export function checkText(value: unknown, path: string): string {
  if (typeof value !== 'string') throw new InstanceError('wrong_type', path, 'a text is expected');
  return value;
}

function missing(path: string): InstanceError {
  return new InstanceError('missing_field', path, 'is missing');
}
