import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { LANGUAGES, type Language } from '../../common/text/languages.js';

/** An account that the sign-in page of the demonstration offers. */
export class DemoAccountView {
  /** Give it back to sign in. @example organizer */
  account: string;
  name: string;
  /** @example organizer */
  role: string;
  /** ISO 3166-1 alpha-2 of a focal point's member; null for the organizing office. */
  @ApiProperty({ type: String, nullable: true })
  memberIso2: string | null;
  @ApiProperty({ enum: LANGUAGES })
  language: Language;
}

export class DemoAccountList {
  items: DemoAccountView[];
}

export class DemoSignInDto {
  /** One of those that `GET /demo/accounts` lists. @example organizer */
  @MaxLength(40)
  @IsString()
  account: string;
}
