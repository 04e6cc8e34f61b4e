import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ROLES, type Role } from '../../common/actor.js';
import { LANGUAGES, type Language } from '../../common/text/languages.js';
import { IsLanguage, IsNewPassword, IsPersonName, IsSignInEmail } from './fields.js';

export class SetUpDto {
  @ApiProperty({ example: 'Amina Benali' })
  @IsPersonName()
  name: string;

  @ApiProperty({ example: 'amina.benali@ga93.example' })
  @IsSignInEmail()
  email: string;

  @ApiProperty({ example: 'five camels cross the square', minLength: 12, maxLength: 128 })
  @IsNewPassword()
  password: string;

  @ApiProperty({ enum: LANGUAGES, example: 'fr' })
  @IsLanguage()
  language: Language;
}

/** Name and password are needed where the address has no account yet. */
export class AcceptInvitationDto {
  @ApiPropertyOptional({ example: 'Liv Hansen' })
  @IsOptional()
  @IsPersonName()
  name?: string;

  @ApiPropertyOptional({ example: 'five camels cross the square', minLength: 12, maxLength: 128 })
  @IsOptional()
  @IsNewPassword()
  password?: string;

  @ApiPropertyOptional({ enum: LANGUAGES, example: 'en' })
  @IsOptional()
  @IsLanguage()
  language?: Language;
}

/** What the holder of an invitation sees before accepting it. */
export class InvitationView {
  @ApiProperty({ example: 'liv.hansen@ncb-no.example' })
  email: string;

  @ApiProperty({ example: 'Liv Hansen' })
  name: string;

  @ApiProperty({ enum: LANGUAGES })
  language: Language;

  @ApiProperty({ enum: ROLES, example: 'focal_point' })
  role: Role;

  @ApiProperty({ example: '93rd General Assembly' })
  assemblyName: string;

  @ApiProperty({ type: String, nullable: true, example: 'NO' })
  memberIso2: string | null;

  @ApiProperty({ format: 'date-time' })
  expiresAt: string;

  /** The address has an account: its holder signs in and accepts, without a new password. */
  @ApiProperty()
  accountExists: boolean;
}

export class SetUpView {
  @ApiProperty({ format: 'date-time' })
  expiresAt: string;
}

export class PasswordResetRequestDto {
  @ApiProperty({ example: 'liv.hansen@ncb-no.example' })
  @IsSignInEmail()
  email: string;
}

export class PasswordResetDto {
  @ApiProperty({ example: 'five camels cross the square', minLength: 12, maxLength: 128 })
  @IsNewPassword()
  password: string;
}
