import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InstallationService } from '../assemblies/installation.service.js';
import { systemActor } from '../common/actor.js';
import { SystemClock, Clock } from '../common/clock.js';
import { DemoAccounts } from './demo-accounts.js';
import { DemoClock, type DemoContext, type Progress } from './demo-context.js';
import { Random } from './domain/random.js';
import { TEAM } from './domain/team.js';
import { CredentialsStep } from './steps/credentials.step.js';
import { MeetingsStep } from './steps/meetings.step.js';
import { PlanStep } from './steps/plan.step.js';
import { RegistrationStep } from './steps/registration.step.js';
import { SettingStep } from './steps/setting.step.js';
import { TravelStep } from './steps/travel.step.js';

const SEED = 93;
const BEGINNING = new Date('2025-08-25T08:00:00Z');
/** What the demonstration's clock shows when it is loaded: Wednesday 12 November 2025, 14:20 in Marrakech. */
const TODAY = new Date('2025-11-12T13:20:00Z');

/** Makes the GA93 demonstration through the product's own services. */
@Injectable()
export class DemoLoader {
  constructor(
    private readonly installation: InstallationService,
    private readonly clock: Clock,
    private readonly accounts: DemoAccounts,
    private readonly setting: SettingStep,
    private readonly registration: RegistrationStep,
    private readonly credentials: CredentialsStep,
    private readonly travel: TravelStep,
    private readonly meetings: MeetingsStep,
    private readonly plan: PlanStep,
  ) {}

  /** Whether a demonstration was loaded whole. */
  async loaded(): Promise<boolean> {
    return (await this.installation.get()).demonstrationLoadedAt !== null;
  }

  /** Loads into an empty database; worker and relay must run in this process or another. */
  async load(progress: Progress): Promise<void> {
    if (!(this.clock instanceof SystemClock)) throw new Error('the clock cannot be shifted');
    const clock = new DemoClock(this.clock);
    await this.installation.set({ demonstration: true, clockOffset: clock.set(BEGINNING) });
    const assemblyId = await this.setting.run(systemActor('demonstration', randomUUID()));
    const team = await Promise.all(
      TEAM.map(async (member) => ({
        ...member,
        actor: await this.accounts.team(assemblyId, member),
      })),
    );
    const first = (role: string) => {
      const found = team.find((member) => member.role === role);
      if (!found) throw new Error(`no ${role} in the team`);
      return found.actor;
    };
    const context: DemoContext = {
      random: new Random(SEED),
      progress,
      clock,
      assemblyId,
      organizer: first('organizer'),
      reviewer: first('reviewer'),
      focalPoints: new Map(),
      staffIds: team
        .filter(({ role }) => role === 'staff')
        .flatMap(({ actor }) => (actor.userId ? [actor.userId] : [])),
    };
    await this.registration.run(context);
    await this.credentials.run(context);
    await this.travel.run(context);
    await this.meetings.run(context);
    await this.plan.run(context);
    const clockOffset = clock.set(TODAY);
    await this.installation.set({ demonstrationLoadedAt: new Date(TODAY), clockOffset });
  }
}
