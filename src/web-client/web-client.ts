import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allowPage } from '../common/http/security-headers.js';

/** Where the build puts the client. */
const FOLDER = join(import.meta.dirname, '..', 'web');
const NONCE = '__CSP_NONCE__';
/** Vite names these after their content. */
const HASHED = 'assets/';
const YEAR_MS = 31_536_000_000;
const HOUR_MS = 3_600_000;

async function filesIn(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
}

/**
 * Serves the built client: its files, and its one page for every other address, which the client's own
 * router reads. Without a built client (in development, in most tests) there is only the API.
 */
export async function serveWebClient(server: FastifyInstance, folder = FOLDER): Promise<void> {
  const files = await filesIn(folder);
  if (!files.has('index.html')) return;
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  await server.register(fastifyStatic, { root: folder, serve: false });

  server.get('/*', async (request: FastifyRequest, reply: FastifyReply) => {
    const path = decode(request.url);
    if (path === null || /^(api|health|metrics)(\/|$)/.test(path)) return reply.callNotFound();
    if (path !== 'index.html' && files.has(path)) {
      const immutable = path.startsWith(HASHED);
      return reply.sendFile(path, { maxAge: immutable ? YEAR_MS : HOUR_MS, immutable });
    }
    // A missing file must not be answered with a page.
    if (path.startsWith(HASHED) || /\.(js|css|map|svg|png|woff2?)$/.test(path)) {
      return reply.callNotFound();
    }
    return reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE, allowPage(reply)));
  });
}

function decode(url: string): string | null {
  try {
    return decodeURIComponent((url.split('?')[0] ?? '').slice(1));
  } catch {
    return null;
  }
}
