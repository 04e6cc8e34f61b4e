import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { IdempotencyInterceptor } from '../common/http/idempotency/idempotency.interceptor.js';
import { IdempotencyStore } from '../common/http/idempotency/idempotency.store.js';
import { RATE_LIMIT, RateLimitGuard } from '../common/http/rate-limit.js';
import { SameOriginGuard } from '../common/http/same-origin.guard.js';
import { AccessGuard } from './access.guard.js';
import { UserService } from './accounts/user.service.js';
import { AuthCoreModule } from './auth-core.module.js';
import { AuthController } from './auth.controller.js';
import { AuthEngine } from './engine/auth-engine.js';
import { LinksController } from './links.controller.js';
import { AcceptInvitation } from './links/accept-invitation.js';
import { PasswordReset } from './links/password-reset.js';
import { ReadInvitation } from './links/read-invitation.js';
import { SetUp } from './links/set-up.js';
import { SessionController } from './session.controller.js';
import { AttemptLimiter } from './sessions/attempt-limiter.js';
import { SessionReader } from './sessions/session-reader.js';
import { SessionService } from './sessions/session.service.js';
import { UsersController } from './users.controller.js';

/** Sign-in and the gates of the API: each request passes origin, access and rate checks in this order. */
@Module({
  imports: [AuthCoreModule, ThrottlerModule.forRoot(RATE_LIMIT)],
  controllers: [SessionController, AuthController, LinksController, UsersController],
  providers: [
    AuthEngine,
    SessionService,
    SessionReader,
    AttemptLimiter,
    IdempotencyStore,
    UserService,
    SetUp,
    ReadInvitation,
    AcceptInvitation,
    PasswordReset,
    { provide: APP_GUARD, useClass: SameOriginGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
  exports: [SessionService, SetUp, AttemptLimiter, IdempotencyStore],
})
export class AuthModule {}
