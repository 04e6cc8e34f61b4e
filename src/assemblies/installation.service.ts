import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, SystemClock } from '../common/clock.js';
import { Installation } from './installation.entity.js';

/** What this installation is. */
export interface InstallationState {
  /** Opens the mailbox page and one-click sign-in. */
  demonstration: boolean;
  /** When the demonstration was loaded whole; null before. */
  demonstrationLoadedAt: Date | null;
  /** Milliseconds between the demonstration's clock and the machine's. */
  clockOffset: number;
}

const ID = 1;

@Injectable()
export class InstallationService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Every process keeps the time of the installation. */
  async onModuleInit(): Promise<void> {
    this.keepTime((await this.get()).clockOffset);
  }

  async get(): Promise<InstallationState> {
    const row = await this.dataSource.manager.findOneBy(Installation, { id: ID });
    return {
      demonstration: row?.demonstration ?? false,
      demonstrationLoadedAt: row?.demonstrationLoadedAt ?? null,
      clockOffset: Number(row?.clockOffset ?? 0),
    };
  }

  /** Sets what is given. Only the demonstration's loader calls it. */
  async set(state: Partial<InstallationState>): Promise<InstallationState> {
    const { clockOffset, ...rest } = state;
    await this.dataSource.manager.save(Installation, {
      id: ID,
      ...rest,
      ...(clockOffset === undefined ? {} : { clockOffset: String(clockOffset) }),
    });
    const now = await this.get();
    this.keepTime(now.clockOffset);
    return now;
  }

  private keepTime(offset: number): void {
    if (this.clock instanceof SystemClock) this.clock.shift(offset);
  }
}
