import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Language } from '../common/text/languages.js';
import { requestLanguage } from '../common/text/request-language.js';

/** The language in which the answer shall speak: that of `Accept-Language` if it names any, else the reader's own. */
export const ReaderLanguage = createParamDecorator(
  (_: unknown, context: ExecutionContext): Language => {
    const { headers, actor } = context.switchToHttp().getRequest<FastifyRequest>();
    const header = headers['accept-language'];
    const isOpen = header === undefined || header.trim() === '*';
    return isOpen && actor ? actor.language : requestLanguage(header);
  },
);
