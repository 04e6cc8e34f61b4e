import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { ROLES, type Role } from '../../common/actor.js';
import { LANGUAGES, type Language } from '../../common/text/languages.js';
import { IsLanguage, IsPersonName } from './fields.js';

export class SignInDto {
  @ApiProperty({ example: 'amina.benali@ga93.example' })
  @IsEmail()
  @MaxLength(254)
  email: string;

  @ApiProperty({ example: 'five camels cross the square' })
  @IsString()
  @MinLength(1)
  @MaxLength(128)
  password: string;
}

export class UpdateSessionDto {
  @ApiPropertyOptional({ enum: LANGUAGES, example: 'ar' })
  @IsOptional()
  @IsLanguage()
  language?: Language;

  @ApiPropertyOptional({ example: 'Amina Benali' })
  @IsOptional()
  @IsPersonName()
  name?: string;
}

export class SessionQuery {
  /** The Assembly to show; the newest where it is left out or not one of the reader's. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  assemblyId?: string;
}

export class SessionUserView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Amina Benali' })
  name: string;

  @ApiProperty({ example: 'amina.benali@ga93.example' })
  email: string;

  @ApiProperty({ enum: LANGUAGES })
  language: Language;

  /** In the Assembly shown; everywhere for admins. */
  @ApiProperty({ enum: ROLES, isArray: true })
  roles: Role[];

  /** Member state of the own delegation, for focal points and delegates. */
  @ApiProperty({ type: String, nullable: true, example: 'MA' })
  memberIso2: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  delegationId: string | null;

  @ApiProperty({ type: String, format: 'uuid', isArray: true })
  delegationIds: string[];
}

export class SessionAssemblyView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'GA93' })
  code: string;

  @ApiProperty({ example: '93rd General Assembly' })
  name: string;

  @ApiProperty({ example: 'Marrakech' })
  city: string;

  /** IANA zone in which its days and slots are counted. */
  @ApiProperty({ example: 'Africa/Casablanca' })
  timezone: string;

  @ApiProperty({ format: 'date', example: '2025-11-24' })
  startsOn: string;

  @ApiProperty({ format: 'date', example: '2025-11-27' })
  endsOn: string;

  @ApiProperty({ example: '08:00' })
  dayStart: string;

  @ApiProperty({ example: '20:00' })
  dayEnd: string;

  @ApiProperty({ example: 30 })
  slotMinutes: number;
}

/** Who reads, and the Assembly that everything is about. */
export class SessionView {
  @ApiProperty({ type: SessionUserView })
  user: SessionUserView;

  /** Those that the reader may see, the newest first. */
  @ApiProperty({ type: [SessionAssemblyView] })
  assemblies: SessionAssemblyView[];

  @ApiProperty({ type: SessionAssemblyView, nullable: true })
  assembly: SessionAssemblyView | null;

  /** Invented people and data: the mailbox page and one-click sign-in exist. */
  @ApiProperty()
  demonstration: boolean;

  /** The present instant by the server's clock, which the demonstration shifts. */
  @ApiProperty({ format: 'date-time' })
  now: string;
}
