import type { DefaultJobOptions } from 'bullmq';

/** Tries of one job before the queue gives up. */
export const JOB_ATTEMPTS = 5;

/**
 * How jobs behave unless they say otherwise: up to {@link JOB_ATTEMPTS} tries with doubling waits from
 * two seconds, each up to half shorter by chance so that failed jobs do not come back all at once.
 * Finished jobs stay an hour (their ids swallow a repeated add), failed ones a week for inspection. By
 * age only: keeping a number of them makes the PostgreSQL backend read all of them at every completion.
 */
export const DEFAULT_JOB_OPTIONS: DefaultJobOptions = {
  attempts: JOB_ATTEMPTS,
  backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 },
  removeOnComplete: { age: 3600 },
  removeOnFail: { age: 7 * 24 * 3600 },
  sizeLimit: 64 * 1024,
  stackTraceLimit: 10,
};
