import createClient, { type Middleware } from 'openapi-fetch';
import { ApiProblem, toProblem, UNREACHABLE } from './problem.js';
import type { paths } from './schema.js';

const creates = new Set(['POST']);

const conventions: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang);
    if (creates.has(request.method) && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', newIdempotencyKey());
    }
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await toProblem(response);
    return response;
  },
  onError({ error }) {
    if (error instanceof ApiProblem) return error;
    return new ApiProblem({ title: '', status: 0, code: UNREACHABLE }, { cause: error });
  },
};

/**
 * A key for one intended creation. Make it once per form and pass it as header when a retry after a
 * lost answer must not create twice; without one every call gets its own.
 */
export function newIdempotencyKey(): string {
  // randomUUID needs a secure context; the planner may be opened by plain HTTP inside a venue.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The typed API. A failed call throws {@link ApiProblem}. */
export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });

api.use(conventions);

/** The body of a successful answer, for query functions: `() => data(api.GET('/api/v1/session'))`. */
export async function data<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data: body } = await call;
  return body as T;
}
