import { Injectable } from '@nestjs/common';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import type { Actor } from '../../common/actor.js';
import { zonedTimeToUtc } from '../../common/time/zoned-time.js';
import { OfficeService } from '../../delegations/parties/office.service.js';
import { ProgrammeService } from '../../programme/programme.service.js';
import { placeProgramme } from '../../reference/domain/programme.js';
import { readProgramme } from '../../reference/reference-files.js';
import { InterpreterService } from '../../venues/interpreter.service.js';
import { RoomService } from '../../venues/room.service.js';
import { WalkingTimeService } from '../../venues/walking-time.service.js';
import { OFFICES } from '../domain/offices.js';
import { INTERPRETERS, ROOMS, WALKING } from '../domain/venue.js';

const ZONE = 'Africa/Casablanca';

/** The Assembly itself: dates, deadlines, rooms, interpreters, programme, offices. */
@Injectable()
export class SettingStep {
  constructor(
    private readonly assemblies: AssemblyService,
    private readonly rooms: RoomService,
    private readonly walking: WalkingTimeService,
    private readonly interpreters: InterpreterService,
    private readonly programme: ProgrammeService,
    private readonly offices: OfficeService,
  ) {}

  /** @returns the id of the Assembly */
  async run(actor: Actor): Promise<string> {
    const {
      assembly: { id },
    } = await this.assemblies.create(actor, {
      code: 'GA93',
      name: '93rd INTERPOL General Assembly (demonstration)',
      city: 'Marrakech',
      hostIso2: 'MA',
      timezone: ZONE,
      startsOn: '2025-11-24',
      endsOn: '2025-11-27',
      dayStart: '08:00',
      dayEnd: '20:00',
      slotMinutes: 30,
    });
    await this.assemblies.setDeadlines(actor, id, [
      { step: 'registration', at: at('2025-11-14', '18:00') },
      { step: 'requests', at: at('2025-11-15', '18:00') },
      { step: 'answers', at: at('2025-11-17', '12:00') },
      { step: 'credentials', at: at('2025-11-18', '18:00') },
      { step: 'confirmation', at: at('2025-11-19', '18:00') },
      { step: 'travel', at: at('2025-11-20', '18:00') },
    ]);
    for (const room of ROOMS) {
      await this.rooms.create(actor, id, { ...room, illustrative: true });
    }
    await this.walking.replace(actor, id, WALKING);
    for (const interpreter of INTERPRETERS) await this.interpreters.create(actor, id, interpreter);
    for (const item of placeProgramme(await readProgramme())) {
      await this.programme.create(actor, id, {
        ...item,
        startsAt: item.startsAt.toISOString(),
        endsAt: item.endsAt.toISOString(),
      });
    }
    await this.offices.save(actor, id, OFFICES);
    return id;
  }
}

function at(date: string, time: string): string {
  return zonedTimeToUtc(date, time, ZONE).toISOString();
}
