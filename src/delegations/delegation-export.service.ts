import { Injectable } from '@nestjs/common';
import { AssemblyService } from '../assemblies/assembly.service.js';
import type { Actor } from '../common/actor.js';
import { AppError } from '../common/errors/app-error.js';
import {
  tableFile,
  type TableColumn,
  type TableFile,
  type TableFormat,
} from '../common/tables/table-file.js';
import { Translator } from '../common/text/translator.js';
import { utcToZonedTime } from '../common/time/zoned-time.js';
import { seesAll } from './delegation-access.js';
import {
  DelegationDirectoryService,
  type DelegationFilter,
  type ListedDelegation,
} from './delegation-directory.service.js';

/** The list of delegations as a file for spreadsheets, in the reader's language. */
@Injectable()
export class DelegationExportService {
  constructor(
    private readonly directory: DelegationDirectoryService,
    private readonly assemblies: AssemblyService,
    private readonly translator: Translator,
  ) {}

  /** Times in the Assembly's zone. Errors: `not_found`, `not_allowed`. */
  async export(
    actor: Actor,
    assemblyId: string,
    filter: DelegationFilter,
    format: TableFormat,
  ): Promise<TableFile> {
    if (!seesAll(actor, assemblyId)) throw new AppError('not_allowed');
    const { code, timezone } = await this.assemblies.require(assemblyId);
    const rows = await this.directory.list(actor, assemblyId, filter);
    const { language } = actor;
    const say = (key: string): string => this.translator.t(language, `tables.delegations.${key}`);
    const time = (at: Date | null): string => {
      if (at === null) return '';
      const { date, time: clock } = utcToZonedTime(at, timezone);
      return `${date} ${clock}`;
    };
    const columns: TableColumn<ListedDelegation>[] = [
      { header: say('code'), value: (row) => row.code, width: 10 },
      { header: say('name'), value: (row) => row.names[language], width: 36 },
      {
        header: say('region'),
        value: (row) => (row.region ? say(`regions.${row.region}`) : say('organisation')),
        width: 24,
      },
      { header: say('status'), value: (row) => say(`statuses.${row.status}`) },
      { header: say('since'), value: (row) => time(row.statusAt) },
      { header: say('due'), value: (row) => time(row.dueAt) },
      { header: say('reason'), value: (row) => row.reason, width: 40 },
      { header: say('people'), value: (row) => row.peopleCount, width: 10 },
      { header: say('quota'), value: (row) => row.quota, width: 10 },
      { header: say('waiting'), value: (row) => row.peopleWaiting, width: 12 },
      { header: say('focalPoints'), value: (row) => row.focalPoints, width: 12 },
      { header: say('lastSeen'), value: (row) => time(row.lastSeenAt) },
    ];
    return tableFile(format, { name: `${code} ${say('file')}`, language, columns, rows });
  }
}
