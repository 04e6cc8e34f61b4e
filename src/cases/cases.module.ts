import { Module } from '@nestjs/common';
import { AssembliesCoreModule } from '../assemblies/assemblies.module.js';
import { ProgrammeCoreModule } from '../programme/programme.module.js';
import { VenuesCoreModule } from '../venues/venues.module.js';
import { CasesController } from './cases.controller.js';
import { Ga92CaseService } from './ga92-case.service.js';

/** Real sessions as data; stands above the features whose services it calls. */
@Module({
  imports: [AssembliesCoreModule, VenuesCoreModule, ProgrammeCoreModule],
  providers: [Ga92CaseService],
  exports: [Ga92CaseService],
})
export class CasesCoreModule {}

@Module({ imports: [CasesCoreModule], controllers: [CasesController], exports: [CasesCoreModule] })
export class CasesModule {}
