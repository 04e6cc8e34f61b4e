import type { FastifyReply } from 'fastify';

/**
 * Sends a made file as a download that nobody in between keeps. A name outside ASCII stands beside a plain
 * one (RFC 6266).
 */
export function sendFile(
  reply: FastifyReply,
  file: { body: Buffer; mediaType: string; fileName: string },
): void {
  const plain = file.fileName.replace(/[^\w.-]+/g, '_');
  void reply
    .header('content-type', file.mediaType)
    .header(
      'content-disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    )
    .header('cache-control', 'no-store')
    .send(file.body);
}
