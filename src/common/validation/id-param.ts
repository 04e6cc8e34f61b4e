import { Param, ParseUUIDPipe } from '@nestjs/common';
import { AppError } from '../errors/app-error.js';

/** A route parameter that holds an id. What is no UUID names nothing: `not_found`. */
export function IdParam(name: string): ParameterDecorator {
  return Param(name, new ParseUUIDPipe({ exceptionFactory: () => new AppError('not_found') }));
}
