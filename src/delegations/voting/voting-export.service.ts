import { Injectable } from '@nestjs/common';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import type { Actor } from '../../common/actor.js';
import { tableFile, type TableFile, type TableFormat } from '../../common/tables/table-file.js';
import { Translator } from '../../common/text/translator.js';
import { VotingRollService, type VotingRow } from './voting-roll.service.js';

/** The roll as a file for spreadsheets, in the reader's language. */
@Injectable()
export class VotingExportService {
  constructor(
    private readonly roll: VotingRollService,
    private readonly assemblies: AssemblyService,
    private readonly translator: Translator,
  ) {}

  /** Errors: `not_found`. */
  async export({ language }: Actor, assemblyId: string, format: TableFormat): Promise<TableFile> {
    const { code } = await this.assemblies.require(assemblyId);
    const { rows } = await this.roll.roll(assemblyId, language);
    const say = (key: string) => this.translator.t(language, `voting.${key}`);
    const yesNo = (value: boolean) => say(value ? 'yes' : 'no');
    return tableFile<VotingRow>(format, {
      name: `${code}-${say('file')}`,
      language,
      rows,
      columns: [
        { header: say('code'), value: ({ iso3 }) => iso3, width: 8 },
        { header: say('member'), value: ({ names }) => names[language], width: 34 },
        { header: say('mayVote'), value: ({ mayVote }) => yesNo(mayVote) },
        {
          header: say('reason'),
          value: ({ obstacle, suspension }) =>
            obstacle === null
              ? ''
              : [say(`obstacle.${obstacle}`), suspension].filter((part) => part !== '').join(': '),
          width: 48,
        },
        { header: say('present'), value: ({ present }) => yesNo(present) },
        {
          header: say('source'),
          value: ({ source }) => (source === null ? '' : say(`from.${source}`)),
        },
      ],
    });
  }
}
