import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { letterPdf } from './letter-pdf.js';
import type { PrintJob, Printed } from './letter-worker.js';
import type { Letter } from './letter.js';

interface Waiting {
  resolve: (pdf: Buffer) => void;
  reject: (error: Error) => void;
}

/** How long the thread may take for what it was asked for, in ms. */
const PATIENCE_MS = 60_000;

/**
 * Prints letters in a thread of its own, so that the process goes on answering. The thread starts with the
 * first letter and then stays. Where the compiled entry is not beside this file (sources run without a
 * build, as in tests) the letter is printed here.
 */
@Injectable()
export class LetterPrinter implements OnApplicationShutdown {
  private worker: Worker | null = null;
  private next = 0;
  private readonly waiting = new Map<number, Waiting>();

  /** Rejects when the letter cannot be printed. */
  async print(letter: Letter): Promise<Buffer> {
    const entry = new URL('./letter-worker.js', import.meta.url);
    if (!existsSync(fileURLToPath(entry))) return letterPdf(letter);
    const worker = (this.worker ??= this.start(entry));
    const id = (this.next += 1);
    return new Promise<Buffer>((resolve, reject) => {
      const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS);
      timer.unref();
      const done = (settle: () => void): void => {
        clearTimeout(timer);
        settle();
      };
      this.waiting.set(id, {
        resolve: (pdf) => done(() => resolve(pdf)),
        reject: (error) => done(() => reject(error)),
      });
      worker.postMessage({ id, letter } satisfies PrintJob, []);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(entry: URL): Worker {
    const worker = new Worker(entry, { name: 'letters' });
    worker.unref();
    worker.on('message', (answer: Printed) => {
      const asked = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if ('pdf' in answer) asked?.resolve(Buffer.from(answer.pdf));
      else asked?.reject(new Error(answer.error));
    });
    const end = (error: Error): void => {
      if (this.worker === worker) this.worker = null;
      for (const asked of this.waiting.values()) asked.reject(error);
      this.waiting.clear();
    };
    worker.on('error', end);
    worker.on('exit', (code) =>
      end(new Error(`the thread of the letters ended with code ${code}`)),
    );
    return worker;
  }
}
