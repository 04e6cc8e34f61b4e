import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AuthCoreModule } from '../../../src/auth/auth-core.module.js';
import { DutiesWorkerModule } from '../../../src/duties/duties-worker.module.js';
import { LiveSignalsModule } from '../../../src/live/live-signals.module.js';
import { OutboxWorkerModule } from '../../../src/outbox/outbox-worker.module.js';
import { QueueWorkersModule } from '../../../src/queue/workers/queue-workers.module.js';
import { SchedulingWorkerModule } from '../../../src/scheduling/scheduling-worker.module.js';
import { system } from '../../factories/assemblies.js';
import {
  createAccepted,
  createPlanner,
  createRoom,
  createSmallAssembly,
  type Planner,
} from '../../factories/planner.js';
import { startProcess } from '../queue/pipeline.js';

let planner: Planner;
let worker: INestApplicationContext;

beforeAll(async () => {
  planner = await createPlanner();
  worker = await startProcess({ databaseUrl: planner.world.database.url }, [
    QueueWorkersModule,
    AuthCoreModule,
    OutboxWorkerModule,
    LiveSignalsModule,
    SchedulingWorkerModule,
    DutiesWorkerModule,
  ]);
});

afterAll(async () => {
  await worker.close();
  await planner.close();
});

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await look();
    if (answer !== null) return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('a run asked for becomes a draft, a published plan becomes duties, a cancelled meeting ends one', async () => {
  const { assembly, parties } = await createSmallAssembly(planner, ['MA', 'FR', 'DE']);
  const { id: assemblyId } = assembly;
  await createRoom(planner, assemblyId, 'A');
  const [morocco, france, germany] = ['MAR', 'FRA', 'DEU'].map((code) => parties.get(code)!.id);
  const first = await createAccepted(planner, assemblyId, morocco!, [france!]);
  await createAccepted(planner, assemblyId, morocco!, [germany!]);

  const { id } = await planner.starting.start(system, assemblyId, { seed: 1, iterations: 500 });
  const planId = await until(async () => {
    const run = await planner.runs.get(assemblyId, id);
    expect(run.errorCode).toBeNull();
    return run.planId;
  });
  await planner.publishing.publish(system, assemblyId, planId);
  const list = async () => (await planner.duties.list(assemblyId, { limit: 50 })).items;
  const duties = await until(async () => {
    const items = await list();
    return items.length === 2 ? items : null;
  });
  expect(duties.map(({ status }) => status)).toEqual(['new', 'new']);
  await planner.withdrawing.withdraw(system, assemblyId, first, 'Cancelled.');
  const [left] = await until(async () => {
    const items = await list();
    return items.length === 1 ? items : null;
  });
  expect(left?.requestId).not.toBe(first);
});
