import type { FastifyReply } from 'fastify';
import { contentDisposition } from './content-disposition.js';

/** Sends a made file as a download that nobody in between keeps. */
export function sendFile(
  reply: FastifyReply,
  file: { body: Buffer; mediaType: string; fileName: string },
): void {
  void reply
    .header('content-type', file.mediaType)
    .header('content-disposition', contentDisposition('attachment', file.fileName))
    .header('cache-control', 'no-store')
    .send(file.body);
}
