import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssembliesCoreModule } from '../../assemblies/assemblies.module.js';
import { ReferenceModule } from '../../reference/reference.module.js';
import { CredentialsCoreModule } from '../credentials/credentials.module.js';
import { DelegationsCoreModule } from '../delegations-core.module.js';
import { RollCallMark } from './roll-call-mark.entity.js';
import { RollCallService } from './roll-call.service.js';
import { VotingController } from './voting.controller.js';
import { VotingExportService } from './voting-export.service.js';
import { VotingRollService } from './voting-roll.service.js';
import { VotingRules } from './voting-rules.entity.js';
import { VotingRulesService } from './voting-rules.service.js';
import { VotingSuspension } from './voting-suspension.entity.js';
import { VotingSuspensionService } from './voting-suspension.service.js';

const services = [
  VotingRulesService,
  VotingSuspensionService,
  RollCallService,
  VotingRollService,
  VotingExportService,
];

/** Who may vote and who is in the hall, for api and command line. */
@Module({
  imports: [
    TypeOrmModule.forFeature([VotingRules, VotingSuspension, RollCallMark]),
    AssembliesCoreModule,
    ReferenceModule,
    DelegationsCoreModule,
    CredentialsCoreModule,
  ],
  providers: services,
  exports: services,
})
export class VotingCoreModule {}

@Module({ imports: [VotingCoreModule], controllers: [VotingController] })
export class VotingModule {}
