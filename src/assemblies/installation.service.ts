import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Installation } from './installation.entity.js';

/** What this installation is. */
export interface InstallationState {
  /** Opens the mailbox page and one-click sign-in. */
  demonstration: boolean;
  /** When the demonstration was loaded whole; null before. */
  demonstrationLoadedAt: Date | null;
}

const ID = 1;

@Injectable()
export class InstallationService {
  constructor(private readonly dataSource: DataSource) {}

  async get(): Promise<InstallationState> {
    const row = await this.dataSource.manager.findOneBy(Installation, { id: ID });
    return {
      demonstration: row?.demonstration ?? false,
      demonstrationLoadedAt: row?.demonstrationLoadedAt ?? null,
    };
  }

  /** Sets what is given. Only the demonstration's loader calls it. */
  async set(state: Partial<InstallationState>): Promise<InstallationState> {
    await this.dataSource.manager.save(Installation, { id: ID, ...state });
    return this.get();
  }
}
