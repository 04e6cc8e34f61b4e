import type { INestApplicationContext, Type } from '@nestjs/common';
import type { Assembly } from '../../src/assemblies/assembly.entity.js';
import { AuthCoreModule } from '../../src/auth/auth-core.module.js';
import type { Actor } from '../../src/common/actor.js';
import type { PartyProfile } from '../../src/delegations/parties/party.service.js';
import { AssignDutiesService } from '../../src/duties/assign-duties.service.js';
import { DutiesCoreModule } from '../../src/duties/duties.module.js';
import { DutyReader } from '../../src/duties/duty-reader.service.js';
import { DutyTransitionsService } from '../../src/duties/duty-transitions.service.js';
import { SyncDutiesService } from '../../src/duties/sync-duties.service.js';
import { LiveSignalsModule } from '../../src/live/live-signals.module.js';
import { AvailabilityService } from '../../src/meetings/availability/availability.service.js';
import { BookingService } from '../../src/meetings/bookings/booking.service.js';
import type { CreateRequestDto } from '../../src/meetings/dto/create-request.dto.js';
import { partiesKey } from '../../src/meetings/domain/answers.js';
import { MeetingRequest } from '../../src/meetings/requests/meeting-request.entity.js';
import { RequestParty } from '../../src/meetings/requests/request-party.entity.js';
import { WithdrawRequestService } from '../../src/meetings/requests/withdraw-request.service.js';
import { OutboxEvent } from '../../src/outbox/outbox-event.entity.js';
import { ProgrammeService } from '../../src/programme/programme.service.js';
import { PlacedReasonsService } from '../../src/scheduling/explain/placed-reasons.service.js';
import { DiscardPlanService } from '../../src/scheduling/plans/discard-plan.service.js';
import { PlanDiffService } from '../../src/scheduling/plans/plan-diff.service.js';
import { PlanReader } from '../../src/scheduling/plans/plan-reader.service.js';
import { PublishPlanService } from '../../src/scheduling/plans/publish-plan.service.js';
import { ProblemBuilder } from '../../src/scheduling/problem/problem-builder.js';
import { CancelRunService } from '../../src/scheduling/runs/cancel-run.service.js';
import { RunOptimizerService } from '../../src/scheduling/runs/run-optimizer.service.js';
import { RunReader } from '../../src/scheduling/runs/run-reader.service.js';
import { StopRunService } from '../../src/scheduling/runs/stop-run.service.js';
import { StartRunService, type RunWish } from '../../src/scheduling/runs/start-run.service.js';
import type { CreateRoomDto } from '../../src/venues/dto/room.dto.js';
import { InterpreterService } from '../../src/venues/interpreter.service.js';
import { RoomService } from '../../src/venues/room.service.js';
import { WalkingTimeService } from '../../src/venues/walking-time.service.js';
import { startProcess } from '../integration/queue/pipeline.js';
import { createAssembly, system } from './assemblies.js';
import { createDelegation } from './delegations.js';
import { createWorld, type World } from './world.js';

/** Moves that the small instances of the tests need. */
const ITERATIONS = 3_000;

/** The services from venues to duties, wired by their own modules, beside the world of the factories. */
export async function createPlanner() {
  const world = await createWorld();
  const app = await startProcess({ databaseUrl: world.database.url, clock: world.clock }, [
    AuthCoreModule,
    LiveSignalsModule,
    DutiesCoreModule,
  ]);
  return plannerOf(world, app);
}

function plannerOf(world: World, app: INestApplicationContext) {
  const get = <T>(type: Type<T>): T => app.get(type, { strict: false });
  return {
    world,
    get,
    rooms: get(RoomService),
    interpreters: get(InterpreterService),
    walkingTimes: get(WalkingTimeService),
    programme: get(ProgrammeService),
    availability: get(AvailabilityService),
    withdrawing: get(WithdrawRequestService),
    bookings: get(BookingService),
    problems: get(ProblemBuilder),
    starting: get(StartRunService),
    cancelling: get(CancelRunService),
    stopping: get(StopRunService),
    placedReasons: get(PlacedReasonsService),
    optimizer: get(RunOptimizerService),
    runs: get(RunReader),
    plans: get(PlanReader),
    diffs: get(PlanDiffService),
    publishing: get(PublishPlanService),
    discarding: get(DiscardPlanService),
    syncing: get(SyncDutiesService),
    assigning: get(AssignDutiesService),
    stepping: get(DutyTransitionsService),
    duties: get(DutyReader),
    close: async () => {
      await app.close();
      await world.database.close();
    },
  };
}

export type Planner = Awaited<ReturnType<typeof createPlanner>>;

/** An Assembly of two half days (08:00 to 12:00, slots 0-7 and 8-15) with confirmed delegations. */
export async function createSmallAssembly(
  { world }: Planner,
  members: readonly string[],
): Promise<{
  assembly: Assembly;
  focalPoints: Map<string, Actor>;
  /** By code: iso3 of a member, iso2 of a sub-bureau. */
  parties: Map<string, PartyProfile>;
}> {
  const assembly = await createAssembly(world, { endsOn: '2025-11-25', dayEnd: '12:00' });
  const focalPoints = new Map<string, Actor>();
  for (const iso2 of members) {
    const { focalPoint } = await createDelegation(world, assembly.id, iso2, 'confirmed');
    focalPoints.set(iso2, focalPoint);
  }
  const parties = await world.parties.allParties(assembly.id);
  return { assembly, focalPoints, parties: new Map(parties.map((party) => [party.code, party])) };
}

export function createRoom(
  { rooms }: Planner,
  assemblyId: string,
  name: string,
  room: Partial<CreateRoomDto> = {},
) {
  return rooms.create(system, assemblyId, { capacity: 12, ...room, name });
}

/** A request as it stands once all of its parties accepted. Bilateral, of one slot, unless `wish` says otherwise. */
export async function createAccepted(
  { world }: Planner,
  assemblyId: string,
  requesterId: string,
  partyIds: readonly string[],
  wish: Partial<Omit<CreateRequestDto, 'preferredStarts'>> & { preferredStarts?: Date[] } = {},
): Promise<string> {
  const ids = [requesterId, ...partyIds];
  const level = wish.level ?? 'principal';
  return world.transactor.run(system, async ({ manager, now }) => {
    const { id } = await manager.save(
      manager.create(MeetingRequest, {
        subject: 'Joint work',
        priority: 3,
        durationMinutes: 30,
        size: 6,
        languagePair: null,
        features: [],
        preferredStarts: [],
        ...wish,
        level,
        assemblyId,
        requesterId,
        partiesKey: partiesKey(ids),
        status: 'accepted',
        reason: '',
      }),
    );
    await manager.insert(
      RequestParty,
      ids.map((partyId, position) => ({
        requestId: id,
        partyId,
        position,
        principal: level === 'principal',
        answer: 'accepted' as const,
        answeredAt: now,
      })),
    );
    return id;
  });
}

/** A run from its start to its draft, as the queue would carry it out. Returns the draft's id. */
export async function makeDraft(
  { starting, optimizer, runs }: Planner,
  assemblyId: string,
  wish: RunWish = {},
): Promise<string> {
  const run = await starting.start(system, assemblyId, {
    seed: 1,
    iterations: ITERATIONS,
    ...wish,
  });
  await optimizer.run(run.id, { id: 'job', lastAttempt: true });
  const { planId, errorCode } = await runs.get(assemblyId, run.id);
  if (planId === null) throw new Error(`the run made no draft: ${errorCode}`);
  return planId;
}

/** A run whose draft is published at once. Returns the plan's id. */
export async function publishRun(
  planner: Planner,
  assemblyId: string,
  wish: RunWish = {},
): Promise<string> {
  const planId = await makeDraft(planner, assemblyId, wish);
  await planner.publishing.publish(system, assemblyId, planId);
  return planId;
}

/** Types of the events of an Assembly since the last call, without those of registration and requests. */
export function eventLog({ world }: Planner, assemblyId: string, prefixes: readonly string[]) {
  let last = '0';
  return async (): Promise<string[]> => {
    const events = await world.dataSource.manager
      .createQueryBuilder(OutboxEvent, 'event')
      .where('event.assemblyId = :assemblyId AND event.sequence > :last', { assemblyId, last })
      .orderBy('event.sequence')
      .getMany();
    last = events.at(-1)?.sequence ?? last;
    return events
      .map(({ type }) => type)
      .filter((type) => prefixes.some((prefix) => type.startsWith(prefix)));
  };
}
