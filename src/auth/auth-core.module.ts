import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdempotencyKey } from '../common/http/idempotency/idempotency-key.entity.js';
import { AccountService } from './accounts/account.service.js';
import { RoleService } from './accounts/role.service.js';
import { InvitationLinks } from './invitation-links.js';
import { Invitation } from './invitation.entity.js';
import { InvitationService } from './links/invitation.service.js';
import { RoleGrant } from './role-grant.entity.js';
import { AttemptWindow } from './sessions/attempt-window.entity.js';
import { UserAccount } from './user-account.entity.js';

/** People, their roles and their links, for every feature of api, worker and command line. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([UserAccount, RoleGrant, Invitation, AttemptWindow, IdempotencyKey]),
  ],
  providers: [AccountService, RoleService, InvitationService, InvitationLinks],
  exports: [AccountService, RoleService, InvitationService, InvitationLinks],
})
export class AuthCoreModule {}
