import { Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { migrations } from '../database/migrations/index.js';

@Injectable()
export class DatabaseHealth {
  constructor(
    private readonly indicator: HealthIndicatorService,
    private readonly dataSource: DataSource,
  ) {}

  async reachable(): Promise<HealthIndicatorResult> {
    const check = this.indicator.check('database');
    try {
      await this.dataSource.query('SELECT 1');
      return check.up();
    } catch {
      return check.down();
    }
  }

  /** A process of a newer version waits here until somebody has migrated. */
  async migrated(): Promise<HealthIndicatorResult> {
    const check = this.indicator.check('migrations');
    try {
      const rows: { name: string }[] = await this.dataSource.query('SELECT name FROM migration');
      const ran = new Set(rows.map(({ name }) => name));
      const missing = migrations.filter((migration) => !ran.has(migration.name)).length;
      return missing === 0 ? check.up() : check.down({ missing });
    } catch {
      return check.down();
    }
  }
}
