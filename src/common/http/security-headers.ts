import { randomBytes } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** What answers of the API may do in a browser that opens them: nothing. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** The API's documentation page brings inline styles and an icon as data. */
const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Everything comes from this server; style elements carry the nonce of the page. */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // A photo that is chosen is shown, to be cut, before it is sent.
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** Sets the policy of a page of the client and returns its nonce, new for each answer. */
export function allowPage(reply: FastifyReply): string {
  const nonce = randomBytes(16).toString('base64');
  void reply.header('content-security-policy', pagePolicy(nonce));
  return nonce;
}

/** Headers that every answer carries. HSTS only where the public address is https. */
export async function useSecurityHeaders(
  server: FastifyInstance,
  settings: { secure: boolean; docsPath: string },
): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: settings.secure ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  server.addHook('onRequest', async (request, reply) => {
    const isDocs = request.url.startsWith(settings.docsPath);
    void reply.header('content-security-policy', isDocs ? DOCS_POLICY : DATA_POLICY);
    void reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  });
}
