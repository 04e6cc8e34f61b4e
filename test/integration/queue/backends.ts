import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REDIS_MISSING, redisAvailable, startRedis, type TestRedis } from './redis-server.js';

/** Runs a suite on PostgreSQL's queues and, where a Redis is found, on its. */
export function onEachBackend(
  name: string,
  suite: (redisUrl: () => string | undefined) => void,
): void {
  describe(`${name}, queues in PostgreSQL`, () => suite(() => undefined));
  if (redisAvailable) {
    describe(`${name}, queues in Redis`, () => {
      let redis: TestRedis | undefined;
      beforeAll(async () => {
        redis = await startRedis();
      });
      afterAll(async () => {
        await redis?.stop();
      });
      suite(() => redis?.url);
    });
    return;
  }
  if (process.env['REQUIRE_REDIS'] === '1') {
    it(`${name}, queues in Redis`, () => expect.fail(REDIS_MISSING));
  }
}
