import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { ROLES, type Role } from '../../common/actor.js';
import { LANGUAGES, type Language } from '../../common/text/languages.js';
import { IsLanguage, IsPersonName, IsSignInEmail } from './fields.js';

/** Roles that are given on the users page; those of delegations are given with the delegation. */
export const OFFICE_ROLES = ['admin', 'organizer', 'reviewer', 'protocol', 'staff'] as const;
export type OfficeRole = (typeof OFFICE_ROLES)[number];

export class CreateUserDto {
  @ApiProperty({ example: 'omar.idrissi@ga93.example' })
  @IsSignInEmail()
  email: string;

  @ApiProperty({ example: 'Omar Idrissi' })
  @IsPersonName()
  name: string;

  @ApiProperty({ enum: LANGUAGES, example: 'fr' })
  @IsLanguage()
  language: Language;

  @ApiProperty({ enum: OFFICE_ROLES, example: 'staff' })
  @IsIn(OFFICE_ROLES)
  role: OfficeRole;
}

export class UserView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Omar Idrissi' })
  name: string;

  @ApiProperty({ example: 'omar.idrissi@ga93.example' })
  email: string;

  @ApiProperty({ enum: LANGUAGES })
  language: Language;

  @ApiProperty({ enum: ROLES, isArray: true, example: ['staff'] })
  roles: Role[];
}

/** Somebody who was invited and has not accepted yet. */
export class InvitedUserView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Omar Idrissi' })
  name: string;

  @ApiProperty({ example: 'omar.idrissi@ga93.example' })
  email: string;

  @ApiProperty({ enum: OFFICE_ROLES })
  role: Role;

  @ApiProperty({ format: 'date-time' })
  expiresAt: string;

  @ApiProperty()
  expired: boolean;
}

export class UserListView {
  /** Who holds an office role in the Assembly, and the admins; by name. */
  @ApiProperty({ type: [UserView] })
  items: UserView[];

  @ApiProperty({ type: [InvitedUserView] })
  invited: InvitedUserView[];
}

/** Exactly one of the two: the person had an account and got the role, or was invited. */
export class CreatedUserView {
  @ApiProperty({ type: UserView, nullable: true })
  user: UserView | null;

  @ApiProperty({ type: InvitedUserView, nullable: true })
  invitation: InvitedUserView | null;
}
