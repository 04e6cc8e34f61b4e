import { Readable } from 'node:stream';
import type { TestApp } from '../support/test-app.js';
import type { ProblemBody, TestClient } from '../support/test-client.js';

export interface UploadAnswer<T> {
  status: number;
  headers: Headers;
  body: T & Pick<Partial<ProblemBody>, 'code' | 'errors'>;
}

/** Sends bytes as the body of a PUT, as a page does; pieces come without a length. */
export async function upload<T = object>(
  app: TestApp,
  client: TestClient,
  path: string,
  bytes: Buffer | AsyncIterable<Buffer>,
  type = 'application/octet-stream',
): Promise<UploadAnswer<T>> {
  const body = Buffer.isBuffer(bytes)
    ? new Uint8Array(bytes)
    : Readable.toWeb(Readable.from(bytes));
  const response = await fetch(`${app.url}/api/v1${path}`, {
    method: 'PUT',
    headers: { cookie: client.cookie, 'content-type': type },
    body: body as BodyInit,
    duplex: 'half',
  } as RequestInit);
  const text = await response.text();
  const answer = (text === '' ? {} : JSON.parse(text)) as UploadAnswer<T>['body'];
  return { status: response.status, headers: response.headers, body: answer };
}

/** The bytes at an address, with the headers that they come with. */
export async function download(app: TestApp, client: TestClient, path: string) {
  const response = await fetch(`${app.url}/api/v1${path}`, { headers: { cookie: client.cookie } });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}
