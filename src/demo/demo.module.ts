import { Module } from '@nestjs/common';
import { AssembliesCoreModule } from '../assemblies/assemblies.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { CredentialsCoreModule } from '../delegations/credentials/credentials.module.js';
import { VotingCoreModule } from '../delegations/voting/voting.module.js';
import { DelegationsCoreModule } from '../delegations/delegations-core.module.js';
import { DutiesCoreModule } from '../duties/duties.module.js';
import { MeetingsCoreModule } from '../meetings/meetings.module.js';
import { ProgrammeCoreModule } from '../programme/programme.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { SchedulingCoreModule } from '../scheduling/scheduling.module.js';
import { VenuesCoreModule } from '../venues/venues.module.js';
import { DemoAccounts } from './demo-accounts.js';
import { DemoLoader } from './demo-loader.service.js';
import { DemoSignIn } from './demo-sign-in.service.js';
import { DemoController } from './demo.controller.js';
import { CredentialsStep } from './steps/credentials.step.js';
import { MeetingsStep } from './steps/meetings.step.js';
import { PlanStep } from './steps/plan.step.js';
import { RegistrationStep } from './steps/registration.step.js';
import { SettingStep } from './steps/setting.step.js';
import { TravelStep } from './steps/travel.step.js';

/** One-click sign-in of the demonstration. */
@Module({
  imports: [AssembliesCoreModule, AuthModule, ReferenceModule],
  controllers: [DemoController],
  providers: [DemoSignIn],
})
export class DemoModule {}

/** Its loader, for the command line. */
@Module({
  imports: [
    AssembliesCoreModule,
    ReferenceModule,
    VenuesCoreModule,
    ProgrammeCoreModule,
    DelegationsCoreModule,
    CredentialsCoreModule,
    VotingCoreModule,
    MeetingsCoreModule,
    SchedulingCoreModule,
    DutiesCoreModule,
  ],
  providers: [
    DemoLoader,
    DemoAccounts,
    SettingStep,
    RegistrationStep,
    CredentialsStep,
    TravelStep,
    MeetingsStep,
    PlanStep,
  ],
  exports: [DemoLoader],
})
export class DemoLoaderModule {}
