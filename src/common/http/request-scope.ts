import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';

/** What the first transaction of a request has to write besides its own change. */
export interface RequestScope {
  /** Runs inside the transaction, before its work; again when the transaction is tried again. */
  beforeFirstChange: (manager: EntityManager) => Promise<void>;
  /** Set once a transaction has committed. */
  changed: boolean;
}

/** The request in whose course the code runs; none in jobs, commands and requests without a key. */
export const requestScope = new AsyncLocalStorage<RequestScope>();
