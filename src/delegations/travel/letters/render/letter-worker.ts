import { parentPort } from 'node:worker_threads';
import { letterPdf } from './letter-pdf.js';
import type { Letter } from './letter.js';

/** What the thread is asked for, and what it answers. */
export interface PrintJob {
  id: number;
  letter: Letter;
}
export type Printed = { id: number; pdf: Uint8Array } | { id: number; error: string };

parentPort?.on('message', ({ id, letter }: PrintJob) => {
  letterPdf(letter).then(
    (pdf) => parentPort?.postMessage({ id, pdf } satisfies Printed, []),
    (error: unknown) => parentPort?.postMessage({ id, error: String(error) } satisfies Printed, []),
  );
});
