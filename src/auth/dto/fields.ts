import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { LANGUAGES } from '../../common/text/languages.js';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../engine/passwords.js';

const trim = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() : value,
);

/** An address that can sign in: what every mail server takes, compared in lower case. */
export function IsSignInEmail(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.trim().toLowerCase() : value,
    ),
    IsEmail({ allow_utf8_local_part: false }),
    MaxLength(254),
  );
}

export function IsPersonName(): PropertyDecorator {
  return applyDecorators(trim, IsString(), MinLength(1), MaxLength(200));
}

/** A password to set: its length counts, not its signs. */
export function IsNewPassword(): PropertyDecorator {
  return applyDecorators(
    IsString(),
    MinLength(MIN_PASSWORD_LENGTH),
    MaxLength(MAX_PASSWORD_LENGTH),
  );
}

export function IsLanguage(): PropertyDecorator {
  return applyDecorators(IsIn(LANGUAGES));
}
