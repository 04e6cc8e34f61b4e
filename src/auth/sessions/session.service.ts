import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { AccountService, normalizeEmail } from '../accounts/account.service.js';
import '../current-actor.decorator.js';
import { AuthEngine } from '../engine/auth-engine.js';
import { AttemptLimiter, type AttemptRule } from './attempt-limiter.js';

const QUARTER_HOUR = 15 * 60_000;

/** Wrong passwords for one account from one address, for one account, and from one address. */
function signInRules(email: string, address: string): AttemptRule[] {
  return [
    { kind: 'sign-in', subject: `${email} ${address}`, max: 8, windowMs: QUARTER_HOUR },
    { kind: 'sign-in-account', subject: email, max: 40, windowMs: QUARTER_HOUR },
    { kind: 'sign-in-address', subject: address, max: 200, windowMs: QUARTER_HOUR },
  ];
}

/** What better-auth throws for a refusal; anything else is a failure of ours. */
function isRefusal(error: unknown): boolean {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500;
}

/** Signing in and out: the session lives in the database, its key in a cookie that scripts cannot read. */
@Injectable()
export class SessionService {
  constructor(
    private readonly engine: AuthEngine,
    private readonly accounts: AccountService,
    private readonly limiter: AttemptLimiter,
  ) {}

  /**
   * Opens a session for the right password. Throws `too_many_requests`, and `sign_in_failed` for an
   * unknown address, a wrong password and a disabled account alike, after the same work.
   */
  async signIn(
    request: FastifyRequest,
    reply: FastifyReply,
    credentials: { email: string; password: string },
  ): Promise<void> {
    const email = normalizeEmail(credentials.email);
    const rules = signInRules(email, request.ip);
    await this.limiter.require(rules);
    const { headers, response } = await this.engine.api
      .signInEmail({ body: { email, password: credentials.password }, returnHeaders: true })
      .catch((error: unknown) => {
        throw isRefusal(error) ? new AppError('sign_in_failed', { cause: error }) : error;
      });
    if (!(await this.accounts.actor(response.user.id, request.id))) {
      await this.end(headers);
      throw new AppError('sign_in_failed');
    }
    await this.limiter.forget(rules.slice(0, 2));
    setCookies(reply, headers);
  }

  /** Opens a session for a person whose identity was proven by a link. */
  async open(reply: FastifyReply, userId: string): Promise<void> {
    const { headers } = await this.engine.api.openSession({
      body: { userId },
      returnHeaders: true,
    } as unknown as Parameters<AuthEngine['api']['openSession']>[0] & { returnHeaders: true });
    setCookies(reply, headers);
  }

  /** Ends the session of the request, if it has one, and clears its cookie. */
  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { headers } = await this.engine.api.signOut({
      headers: cookieHeaders(request),
      returnHeaders: true,
    });
    setCookies(reply, headers);
  }

  /** Who sent the request; null without a valid session. A session in use is prolonged. */
  async resolve(request: FastifyRequest, reply: FastifyReply): Promise<Actor | null> {
    if (!request.headers.cookie?.includes('ga93.session_token=')) return null;
    const { headers, response } = await this.engine.api.getSession({
      headers: cookieHeaders(request),
      returnHeaders: true,
    });
    setCookies(reply, headers);
    return response ? this.accounts.actor(response.user.id, request.id) : null;
  }

  private async end(headers: Headers): Promise<void> {
    const cookie = headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    await this.engine.api.signOut({ headers: new Headers({ cookie }) });
  }
}

function cookieHeaders(request: FastifyRequest): Headers {
  return new Headers({ cookie: request.headers.cookie ?? '' });
}

function setCookies(reply: FastifyReply, headers: Headers): void {
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
}
