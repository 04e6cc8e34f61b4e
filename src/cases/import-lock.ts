import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Lets one import of a case run at a time, over all processes and however many transactions it takes. */
@Injectable()
export class ImportLock {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work`, or `otherwise` when the same import is running. The lock ends with its connection. */
  async run<T>(name: string, work: () => Promise<T>, otherwise: () => T): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const [row] = (await runner.query(
        'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
        [name],
      )) as { held: boolean }[];
      if (!row?.held) return otherwise();
      try {
        return await work();
      } finally {
        await runner.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]);
      }
    } finally {
      await runner.release();
    }
  }
}
