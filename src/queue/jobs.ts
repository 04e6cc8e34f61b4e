import type { QueueName } from './queues.js';

/** A domain event on its way to a consumer. Ids and a version, nothing personal. */
export interface EventJob {
  eventId: string;
  /** For example `meeting.scheduled`. */
  type: string;
  aggregateId: string;
  /** Version of the aggregate after the change; a consumer reads the present state all the same. */
  version: number;
  assemblyId: string | null;
  payload: Record<string, unknown>;
}

/** What each job of each queue carries. A new job starts here. */
export interface JobMap {
  notifications: {
    /** Event -> recipients -> notifications and deliveries. */
    'fan-out': EventJob;
    /** One try of one message. */
    deliver: { deliveryId: string };
    /** The same, asked for by a person from the ledger. */
    redeliver: EventJob;
  };
  optimizer: {
    run: EventJob;
  };
  duties: {
    /** Brings the duties in line with the published plan. */
    sync: EventJob;
  };
  maintenance: {
    'sweep-outbox': Record<string, never>;
    'sweep-deliveries': Record<string, never>;
    'seal-audit': Record<string, never>;
    /** Erases keys of the history whose time is over. */
    'erase-audit-keys': Record<string, never>;
    /** Goes on with what organizers asked for many delegations. */
    'run-bulk': Record<string, never>;
    /** Writes what was typed lately into the history. */
    'close-autosaves': Record<string, never>;
    /** Numbers the visa letters of a delegation that has confirmed. */
    'prepare-letters': EventJob;
    'purge-sign-in': Record<string, never>;
    'sweep-files': Record<string, never>;
  };
}

export type JobName<Q extends QueueName = QueueName> = Extract<keyof JobMap[Q], string>;
export type JobData<Q extends QueueName, J extends JobName<Q>> = JobMap[Q][J];

/** The jobs of a queue that are domain events. */
export type EventJobName<Q extends QueueName> = {
  [J in JobName<Q>]: JobMap[Q][J] extends EventJob ? J : never;
}[JobName<Q>];

/** A job to enqueue. Its id (a UUID, see `jobId`) decides what is "the same job": adding it twice keeps one. */
export type NewJob<Q extends QueueName> = {
  [K in Q]: {
    [J in JobName<K>]: { name: J; data: JobMap[K][J]; id: string };
  }[JobName<K>];
}[Q];

/** A job as its handler sees it. */
export interface RunningJob<Data> {
  id: string;
  data: Data;
  /** 1 for the first try. */
  attempt: number;
  /** Whether the queue gives up when this try throws. */
  lastAttempt: boolean;
}
