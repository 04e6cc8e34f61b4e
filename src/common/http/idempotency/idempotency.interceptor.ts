import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, of, type Observable } from 'rxjs';
import { SessionService } from '../../../auth/sessions/session.service.js';
import { AppError } from '../../errors/app-error.js';
import { requestScope, type RequestScope } from '../request-scope.js';
import {
  IdempotencyStore,
  KeyTakenError,
  type RequestIdentity,
  type StoredAnswer,
} from './idempotency.store.js';

const KEY = /^[\x21-\x7e]{8,200}$/;

/**
 * Carries out a POST that comes with an `Idempotency-Key` once, however often it is sent. The key is
 * claimed in the first transaction of the request: either both are there or neither. A refused request
 * leaves no trace and may be corrected and sent again under its key.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly store: IdempotencyStore,
    private readonly sessions: SessionService,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const key = request.headers['idempotency-key'];
    if (key === undefined || request.method !== 'POST') return next.handle();
    if (typeof key !== 'string' || !KEY.test(key)) {
      throw new AppError('validation_failed', {
        fields: [{ path: 'Idempotency-Key', code: 'wrong_format' }],
      });
    }
    const identity = this.store.identify(
      request.actor?.userId ?? 'public',
      `${request.method} ${request.url.split('?')[0] ?? ''}`.slice(0, 300),
      key,
      request.body,
    );
    const before = await this.store.answer(identity);
    return of(
      before ? await this.repeat(reply, before) : await this.carryOut(identity, next, http),
    );
  }

  private async carryOut(
    identity: RequestIdentity,
    next: CallHandler,
    http: ReturnType<ExecutionContext['switchToHttp']>,
  ): Promise<unknown> {
    const reply = http.getResponse<FastifyReply>();
    const scope: RequestScope = {
      changed: false,
      beforeFirstChange: (manager) => this.store.claim(manager, identity),
    };
    try {
      const response = await requestScope.run(scope, () =>
        lastValueFrom(next.handle(), { defaultValue: undefined }),
      );
      if (scope.changed) {
        await this.store.keep(identity, {
          status: reply.statusCode,
          response,
          sessionUserId: http.getRequest<FastifyRequest>().openedSessionFor ?? null,
        });
      }
      return response;
    } catch (error) {
      if (!(error instanceof KeyTakenError)) throw error;
      const answer = await this.store.answer(identity);
      if (!answer) throw new AppError('unavailable', { cause: error });
      return this.repeat(reply, answer);
    }
  }

  private async repeat(reply: FastifyReply, answer: StoredAnswer): Promise<unknown> {
    if (answer.sessionUserId) await this.sessions.open(reply, answer.sessionUserId);
    void reply.status(answer.status).header('idempotency-replayed', 'true');
    return answer.response ?? undefined;
  }
}
