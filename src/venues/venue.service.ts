import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { InterpreterService, type InterpreterView } from './interpreter.service.js';
import { RoomService, type RoomView } from './room.service.js';
import { WalkingTimeService } from './walking-time.service.js';
import type { WalkingTime } from './walking-time.entity.js';

/** The venue as the scheduler needs it; `closedSlots` and `touchedSlots` turn its times into slots. */
export interface Venue {
  rooms: RoomView[];
  interpreters: InterpreterView[];
  walkingTimes: WalkingTime[];
}

@Injectable()
export class VenueService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rooms: RoomService,
    private readonly interpreters: InterpreterService,
    private readonly walkingTimes: WalkingTimeService,
  ) {}

  /** Rooms with closures, interpreters with absences, and walking times; inside `manager`'s transaction. */
  async of(assemblyId: string, manager: EntityManager = this.dataSource.manager): Promise<Venue> {
    return {
      rooms: await this.rooms.all(assemblyId, manager),
      interpreters: await this.interpreters.all(assemblyId, manager),
      walkingTimes: await this.walkingTimes.all(assemblyId, manager),
    };
  }
}
