import type { Assembly } from '../../../src/assemblies/assembly.entity.js';
import { AccountService } from '../../../src/auth/accounts/account.service.js';
import { Translator } from '../../../src/common/text/translator.js';
import { ProgrammeImportService } from '../../../src/programme/programme-import.service.js';
import { ProgrammeService } from '../../../src/programme/programme.service.js';
import { InterpreterService } from '../../../src/venues/interpreter.service.js';
import { RoomService } from '../../../src/venues/room.service.js';
import { VenueService } from '../../../src/venues/venue.service.js';
import { WalkingTimeService } from '../../../src/venues/walking-time.service.js';
import { createWorld, GA93, type World } from '../assemblies/world.js';

/** The services of venue and programme, and an Assembly in Marrakech. */
export interface VenueWorld extends World {
  assembly: Assembly;
  rooms: RoomService;
  interpreters: InterpreterService;
  walkingTimes: WalkingTimeService;
  venue: VenueService;
  programme: ProgrammeService;
  programmeImport: ProgrammeImportService;
}

export async function createVenueWorld(): Promise<VenueWorld> {
  const world = await createWorld();
  const { dataSource } = world.database;
  const { transactor, assemblies } = world;
  const translator = new Translator();
  const rooms = new RoomService(dataSource, transactor, assemblies, translator);
  const interpreters = new InterpreterService(
    dataSource,
    transactor,
    assemblies,
    new AccountService(dataSource, transactor),
    translator,
  );
  const walkingTimes = new WalkingTimeService(dataSource, transactor, assemblies);
  const programme = new ProgrammeService(dataSource, transactor, assemblies);
  return {
    ...world,
    assembly: (await assemblies.create(world.actor, GA93)).assembly,
    rooms,
    interpreters,
    walkingTimes,
    venue: new VenueService(dataSource, rooms, interpreters, walkingTimes),
    programme,
    programmeImport: new ProgrammeImportService(transactor, assemblies, programme, translator),
  };
}
