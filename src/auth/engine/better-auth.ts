import { createHmac } from 'node:crypto';
import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { Pool } from 'pg';
import {
  hashPassword,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
  verifyPassword,
} from './passwords.js';

/** Schema of its tables; our migrations make them. */
export const AUTH_SCHEMA = 'auth';

/** A session ends this long after it was last used, in seconds. */
const SESSION_SECONDS = 12 * 60 * 60;
/** How old a session may be before its end is moved on, in seconds. */
const REFRESH_SECONDS = 30 * 60;

export interface EngineSettings {
  pool: Pool;
  secret: string;
  publicUrl: string;
  secure: boolean;
  onError: (message: string) => void;
}

/** Opens a session for a person whose identity was proven in another way, such as by a link. */
function openSession() {
  return {
    id: 'open-session',
    endpoints: {
      openSession: createAuthEndpoint(
        '/open-session',
        { method: 'POST', metadata: { SERVER_ONLY: true } },
        async (context) => {
          const { userId } = context.body as unknown as { userId: string };
          const user = await context.context.internalAdapter.findUserById(userId);
          if (!user) return null;
          const session = await context.context.internalAdapter.createSession(userId);
          await setSessionCookie(context, { session, user });
          return { token: session.token };
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' };

/**
 * better-auth as our session engine: password check, sessions and their cookies. None of its routes is
 * mounted, ours call it as a library; it sends no mail and nobody signs up by themselves.
 */
export function createEngine({ pool, secret, publicUrl, secure, onError }: EngineSettings) {
  return betterAuth({
    appName: 'GA93 Planner',
    database: pool,
    baseURL: publicUrl,
    // A key of its own, so that no signature of another part of the product can pass for a cookie's.
    secret: createHmac('sha256', secret).update('session').digest('base64url'),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: {
      expiresIn: SESSION_SECONDS,
      updateAge: REFRESH_SECONDS,
      fields: {
        ...TIMES,
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
      },
    },
    user: { fields: { ...TIMES, emailVerified: 'email_verified' } },
    account: {
      fields: {
        ...TIMES,
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { fields: { ...TIMES, expiresAt: 'expires_at' } },
    advanced: {
      cookiePrefix: 'ga93',
      useSecureCookies: secure,
      // Where somebody signed in from is nothing that the product needs to know.
      ipAddress: { disableIpTracking: true },
      database: { generateId: 'uuid' },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message) => onError(message),
    },
    plugins: [openSession()],
  });
}

export type Engine = ReturnType<typeof createEngine>;
