import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { AppError, type FieldProblem } from './app-error.js';

const SHORT: Record<string, string> = {
  whitelistValidation: 'unknown_field',
  isNotEmpty: 'required',
  isDefined: 'required',
  isString: 'not_text',
  isInt: 'not_integer',
  isNumber: 'not_number',
  isBoolean: 'not_boolean',
  isArray: 'not_list',
  isEmail: 'not_email',
  isUuid: 'not_id',
  isIn: 'not_allowed_value',
  isEnum: 'not_allowed_value',
  maxLength: 'too_long',
  minLength: 'too_short',
  isLength: 'wrong_length',
  min: 'too_small',
  max: 'too_large',
  arrayMaxSize: 'too_many',
  arrayMinSize: 'too_few',
  arrayUnique: 'not_unique',
  isIso8601: 'not_date',
  isDateString: 'not_date',
  isISO8601: 'not_date',
  matches: 'wrong_format',
  isTimeZone: 'not_time_zone',
  nestedValidation: 'not_object',
};

const LIMITED = new Set(['maxLength', 'minLength', 'min', 'max', 'arrayMaxSize', 'arrayMinSize']);

/** The limit that a value passed. class-validator tells it in its sentence only, at the end. */
function limitOf(name: string, message: string): Pick<FieldProblem, 'params'> {
  const limit = LIMITED.has(name) ? /(-?\d+)\D*$/.exec(message)?.[1] : undefined;
  return limit === undefined ? {} : { params: { limit, context: 'limit' } };
}

/**
 * What a value is comes before what its parts are, and that before how long or large it is: a number in a
 * text field is not "too long".
 */
function rank(code: string): number {
  if (code === 'unknown_field' || code === 'required') return 0;
  if (code === 'not_list') return 1;
  return code.startsWith('not_') && code !== 'not_unique' ? 2 : 3;
}

/** Flattens class-validator's tree into coded problems with JSON paths. */
export function fieldProblems(errors: ValidationError[], parent = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const step = /^\d+$/.test(error.property) ? `[${error.property}]` : `.${error.property}`;
    const path = parent === '' ? error.property : `${parent}${step}`;
    const own = Object.entries(error.constraints ?? {}).map(([name, message]) => ({
      path,
      code: SHORT[name] ?? 'wrong_value',
      ...limitOf(name, message),
    }));
    own.sort((a, b) => rank(a.code) - rank(b.code));
    return [...own.slice(0, 1), ...fieldProblems(error.children ?? [], path)];
  });
}

/** Refuses unknown fields and wrong types with `validation_failed`. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) =>
      new AppError('validation_failed', { fields: fieldProblems(errors) }),
  });
}
