import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssembliesCoreModule } from '../assemblies/assemblies.module.js';
import { InterpreterAbsence } from './interpreter-absence.entity.js';
import { Interpreter } from './interpreter.entity.js';
import { InterpreterService } from './interpreter.service.js';
import { InterpretersController } from './interpreters.controller.js';
import { RoomClosure } from './room-closure.entity.js';
import { Room } from './room.entity.js';
import { RoomService } from './room.service.js';
import { RoomsController } from './rooms.controller.js';
import { VenueService } from './venue.service.js';
import { WalkingTime } from './walking-time.entity.js';
import { WalkingTimeService } from './walking-time.service.js';
import { WalkingTimesController } from './walking-times.controller.js';

/** What api, worker and command line all need of the venue. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Room, RoomClosure, WalkingTime, Interpreter, InterpreterAbsence]),
    AssembliesCoreModule,
  ],
  providers: [RoomService, InterpreterService, WalkingTimeService, VenueService],
  exports: [RoomService, InterpreterService, WalkingTimeService, VenueService],
})
export class VenuesCoreModule {}

@Module({
  imports: [VenuesCoreModule],
  controllers: [RoomsController, InterpretersController, WalkingTimesController],
  exports: [VenuesCoreModule],
})
export class VenuesModule {}
