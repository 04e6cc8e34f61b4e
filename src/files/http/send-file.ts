import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { contentDisposition, type Disposition } from '../../common/http/content-disposition.js';
import { ENDING, isFileType } from '../domain/file-kinds.js';
import type { StoredFile } from '../stored-file.entity.js';

/**
 * What a browser may do with a file of somebody else: show it, in a page of this product only, and run
 * nothing. Browsers show a PDF by a part of their own, which a sandbox would forbid; with its type fixed
 * and its content checked there is nothing else that it could become.
 */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/**
 * Answers a stored file. The caller has checked who asks.
 * @param name shown when it is saved, without its ending
 */
export function sendFile(
  reply: FastifyReply,
  file: StoredFile,
  stream: Readable,
  name: string,
  disposition: Disposition = 'inline',
): StreamableFile {
  const isPdf = file.mime === 'application/pdf';
  const ending = isFileType(file.mime) ? ENDING[file.mime] : 'bin';
  void reply.headers({
    'content-security-policy': isPdf ? POLICY : `${POLICY}; sandbox`,
    'x-frame-options': 'SAMEORIGIN',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  });
  return new StreamableFile(stream, {
    type: file.mime,
    length: file.size,
    disposition: contentDisposition(disposition, `${name}.${ending}`),
  });
}
