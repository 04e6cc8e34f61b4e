import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../../src/app.module.js';
import { DemoLoader } from '../../../src/demo/demo-loader.service.js';
import { DemoLoaderModule } from '../../../src/demo/demo.module.js';
import { WorkerModule } from '../../../src/worker.module.js';
import { setTestEnvironment } from '../../e2e/support/test-app.js';
import { copyDatabase } from '../../support/database.js';
import { createSmallWorld } from './small-world.js';

interface ShownWorld {
  /** The database to copy. */
  template: string;
  /** The folder of files that belongs to it. */
  files: string;
}

let shown: Promise<ShownWorld> | undefined;

/**
 * The world that the browser files show, made once for all of them: each works on a copy. It is the small
 * one, or with SCREENS the whole demonstration, whose pages are worth a picture.
 */
export function shownWorld(): Promise<ShownWorld> {
  return (shown ??= make());
}

async function make(): Promise<ShownWorld> {
  const { url } = await copyDatabase();
  const files = await mkdtemp(join(tmpdir(), 'ga93-shown-'));
  process.once('exit', () => rmSync(files, { recursive: true, force: true }));
  setTestEnvironment(url, files);
  class LoaderModule {}
  const modules = { module: LoaderModule, imports: [AppModule, WorkerModule, DemoLoaderModule] };
  const loader = await NestFactory.createApplicationContext(modules, {
    logger: false,
    abortOnError: false,
  });
  try {
    if (process.env['SCREENS']) await loader.get(DemoLoader).load(() => undefined);
    else await createSmallWorld((type) => loader.get(type, { strict: false }));
  } finally {
    await loader.close();
  }
  return { template: new URL(url).pathname.slice(1), files };
}
