import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Progress } from './demo-context.js';
import { DemoLoader } from './demo-loader.service.js';
import { clearProduct } from './clear-product.js';

type Runner = <T>(work: (app: INestApplicationContext) => Promise<T>) => Promise<T>;

export interface DemoCommand {
  /** Do nothing when the demonstration is loaded. */
  ifNeeded: boolean;
  withApplication: Runner;
  withWorkers: Runner;
  print: (line: string) => void;
}

/** Loads the demonstration; what an interrupted load left behind is cleared away first. */
export async function loadDemonstration(command: DemoCommand): Promise<void> {
  const { print } = command;
  const began = performance.now();
  const ready = await command.withApplication(async (app) => {
    const state = await app
      .get(DataSource)
      .query<{ demonstration: boolean; loaded: boolean }[]>(
        `SELECT demonstration, demonstration_loaded_at IS NOT NULL AS loaded FROM installation`,
      );
    if (state[0]?.loaded) return false;
    if (state[0]?.demonstration) {
      print('An earlier load was interrupted; beginning anew.');
      await clearProduct(app);
    }
    const used = await app.get(DataSource).query<unknown[]>('SELECT 1 FROM assembly LIMIT 1');
    if (used.length > 0)
      throw new Error('The database is in use: the demonstration needs an empty one.');
    return true;
  });
  if (!ready) {
    if (!command.ifNeeded) print('The demonstration is loaded already.');
    return;
  }
  await command.withWorkers((app) => app.get(DemoLoader).load(progressLines(print)));
  print(`Demonstration loaded in ${Math.round((performance.now() - began) / 1000)} s.`);
}

/** One line for every tenth of a step. */
function progressLines(print: (line: string) => void): Progress {
  let last = '';
  return (step, done, total) => {
    const tenth = Math.floor((10 * done) / Math.max(1, total));
    const key = `${step} ${tenth}`;
    if (key === last) return;
    last = key;
    print(`  ${step}: ${done} of ${total}`);
  };
}
