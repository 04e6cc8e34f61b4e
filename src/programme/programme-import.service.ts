import { Injectable } from '@nestjs/common';
import type { Assembly } from '../assemblies/assembly.entity.js';
import { AssemblyService } from '../assemblies/assembly.service.js';
import type { Actor } from '../common/actor.js';
import {
  fieldMessages,
  importCsv,
  type CsvSpec,
  type ImportReport,
} from '../common/csv/csv-import.js';
import type { ImportDto } from '../common/csv/import.dto.js';
import { Translator } from '../common/text/translator.js';
import { Transactor } from '../outbox/transactor.js';
import {
  PROGRAMME_SPEC,
  programmeValues,
  rowPeriod,
  rowTitles,
  type ProgrammeRow,
} from './programme-import.js';
import { ProgrammeService } from './programme.service.js';

/** Import of the programme from a CSV file in local time. */
@Injectable()
export class ProgrammeImportService {
  constructor(
    private readonly transactor: Transactor,
    private readonly assemblies: AssemblyService,
    private readonly programme: ProgrammeService,
    private readonly translator: Translator,
  ) {}

  /** Previews or applies the file; the code tells which item a row means. Throws `file_invalid`. */
  async import(actor: Actor, assemblyId: string, input: ImportDto): Promise<ImportReport> {
    return this.transactor.run(actor, async (tx) => {
      const assembly = await this.assemblies.require(assemblyId, tx.manager);
      const { timezone } = assembly;
      return importCsv(
        input,
        specOf(assembly),
        {
          existing: await this.programme.list(assemblyId, tx.manager),
          valuesOf: (item) => programmeValues(item, timezone),
          create: ({ code, kind, hold, audience, illustrative, ...row }) =>
            this.programme.createIn(tx, assembly, {
              code,
              kind,
              hold,
              audience,
              illustrative,
              titles: rowTitles(row),
              ...rowPeriod(row, timezone),
            }),
          update: (item, changed) => {
            const { kind, hold, audience, illustrative } = changed;
            const moved = 'day' in changed || 'start' in changed || 'end' in changed;
            const whole = { ...programmeValues(item, timezone), ...changed };
            return this.programme.changeIn(tx, assembly, item, {
              kind,
              hold,
              audience,
              illustrative,
              titles: rowTitles(changed),
              ...(moved ? rowPeriod(whole, timezone) : {}),
            });
          },
        },
        fieldMessages(this.translator, actor.language),
      );
    });
  }
}

/** The columns, with days checked against those of the Assembly. */
function specOf({ startsOn, endsOn }: Assembly): CsvSpec<ProgrammeRow> {
  return {
    ...PROGRAMME_SPEC,
    check: (row) => [
      ...(PROGRAMME_SPEC.check?.(row) ?? []),
      ...(row.day !== undefined && (row.day < startsOn || row.day > endsOn)
        ? [{ column: 'day' as const, code: 'outside_assembly' }]
        : []),
    ],
  };
}
