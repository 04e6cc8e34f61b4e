import { ApiProblem, toProblem, UNREACHABLE } from './problem.js';

export interface UploadOptions {
  /** PUT by default. */
  method?: 'PUT' | 'POST';
  /** Told of the share that has gone out, 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/**
 * Sends a file as the body of a request and answers the JSON that comes back. By XMLHttpRequest: only it tells
 * how far an upload is. A failed call throws {@link ApiProblem}, an aborted one an `AbortError`.
 */
export function upload<T>(
  address: string,
  file: Blob,
  { method = 'PUT', onProgress, signal }: UploadOptions = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.setRequestHeader('Accept-Language', document.documentElement.lang);
    // What the file is, the server finds in its content.
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'text';
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress?.(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('load', () => {
      if (request.status < 300) {
        resolve(JSON.parse(request.responseText) as T);
        return;
      }
      const answer = new Response(request.responseText, { status: request.status });
      void toProblem(answer).then(reject);
    });
    request.addEventListener('error', () =>
      reject(new ApiProblem({ title: '', status: 0, code: UNREACHABLE })),
    );
    request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
