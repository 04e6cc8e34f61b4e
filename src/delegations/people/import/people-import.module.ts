import { Module } from '@nestjs/common';
import { AssembliesCoreModule } from '../../../assemblies/assemblies.module.js';
import { CryptoModule } from '../../../common/crypto/crypto.module.js';
import { FilesHttpModule } from '../../../files/files-http.module.js';
import { ReferenceModule } from '../../../reference/reference.module.js';
import { DelegationsCoreModule } from '../../delegations-core.module.js';
import { ImportPlanner } from './import-planner.service.js';
import { PeopleExportService } from './people-export.service.js';
import { PeopleImportController } from './people-import.controller.js';
import { PeopleImportService } from './people-import.service.js';
import { PeopleWords } from './people-words.service.js';

/** Lists of people: read from spreadsheets, and written for them. */
@Module({
  imports: [
    AssembliesCoreModule,
    CryptoModule,
    DelegationsCoreModule,
    FilesHttpModule,
    ReferenceModule,
  ],
  controllers: [PeopleImportController],
  providers: [PeopleWords, ImportPlanner, PeopleImportService, PeopleExportService],
})
export class PeopleImportModule {}
