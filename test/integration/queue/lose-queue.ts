import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { JobProducer } from '../../../src/queue/job-producer.js';
import { QUEUES } from '../../../src/queue/queues.js';

/** Every job of every queue is gone, as after the loss of the server that held them. */
export async function loseQueue(
  process: INestApplicationContext,
  databaseUrl: string,
  redisUrl: string | undefined,
): Promise<void> {
  if (redisUrl) {
    for (const name of QUEUES) {
      const queue = process.get(JobProducer).queue(name);
      await queue.obliterate({ force: true });
      await queue.resume();
    }
    return;
  }
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    await owner.query('TRUNCATE bullmq.job, bullmq.scheduler CASCADE');
  } finally {
    await owner.end();
  }
}
