import { Module } from '@nestjs/common';
import { AssembliesCoreModule } from '../assemblies/assemblies.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { DelegationsCoreModule } from '../delegations/delegations-core.module.js';
import { MeetingsCoreModule } from '../meetings/meetings.module.js';
import { ProgrammeCoreModule } from '../programme/programme.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { VenuesCoreModule } from '../venues/venues.module.js';
import { CasesController } from './cases.controller.js';
import { Ga92CaseService } from './ga92-case.service.js';
import { Ga92DelegationsStep } from './ga92-delegations.step.js';
import { Ga92MeetingsStep } from './ga92-meetings.step.js';
import { ImportLock } from './import-lock.js';

/** Real sessions as data; stands above the features whose services it calls. */
@Module({
  imports: [
    AuditModule,
    AssembliesCoreModule,
    ReferenceModule,
    VenuesCoreModule,
    ProgrammeCoreModule,
    DelegationsCoreModule,
    MeetingsCoreModule,
  ],
  providers: [ImportLock, Ga92DelegationsStep, Ga92MeetingsStep, Ga92CaseService],
  exports: [Ga92CaseService],
})
export class CasesCoreModule {}

@Module({ imports: [CasesCoreModule], controllers: [CasesController], exports: [CasesCoreModule] })
export class CasesModule {}
