import { Injectable } from '@nestjs/common';
import type { Assembly } from '../assemblies/assembly.entity.js';
import { AssemblyService, type AssemblyView } from '../assemblies/assembly.service.js';
import type { Actor } from '../common/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { Transactor, type Transaction } from '../outbox/transactor.js';
import { ProgrammeService } from '../programme/programme.service.js';
import type { Ga92Case } from '../reference/domain/ga92-case.js';
import { shiftProgramme, type ProgrammeTemplate } from '../reference/domain/programme.js';
import { readGa92Case, readProgramme } from '../reference/reference-files.js';
import { RoomService } from '../venues/room.service.js';
import { WalkingTimeService } from '../venues/walking-time.service.js';
import { GA92_ROOMS, GA92_WALKING_TIMES } from './ga92-venue.js';

const CODE = 'GA92';

/** Makes the Assembly of Glasgow, 4-7 November 2024, from the reference data. */
@Injectable()
export class Ga92CaseService {
  constructor(
    private readonly transactor: Transactor,
    private readonly assemblies: AssemblyService,
    private readonly rooms: RoomService,
    private readonly walkingTimes: WalkingTimeService,
    private readonly programme: ProgrammeService,
  ) {}

  /**
   * Imports the whole case or nothing. Throws `already_exists` when there is an Assembly GA92: what people
   * changed in it since stays as it is.
   */
  async import(actor: Actor): Promise<AssemblyView> {
    const [ga92, template] = await Promise.all([readGa92Case(), readProgramme()]);
    return this.transactor.run(actor, async (tx) => {
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('case-ga92'))`);
      if (await this.assemblies.findByCode(CODE, tx.manager)) {
        throw new AppError('already_exists', { fields: [{ path: 'case', code: 'not_unique' }] });
      }
      const view = await this.createAssembly(tx, ga92);
      await this.createVenue(tx, view.assembly);
      await this.createProgramme(tx, view.assembly, template);
      return view;
    });
  }

  private async createAssembly(tx: Transaction, ga92: Ga92Case): Promise<AssemblyView> {
    return this.assemblies.createIn(tx, {
      code: CODE,
      name: '92nd INTERPOL General Assembly',
      city: ga92.city,
      hostIso2: ga92.hostCountry,
      timezone: ga92.timeZone,
      startsOn: ga92.startsOn,
      endsOn: ga92.endsOn,
      dayStart: '08:00',
      dayEnd: '20:00',
      slotMinutes: 30,
    });
  }

  private async createVenue(tx: Transaction, assembly: Assembly): Promise<void> {
    for (const room of GA92_ROOMS) await this.rooms.createIn(tx, assembly, room);
    await this.walkingTimes.replaceIn(tx, assembly.id, GA92_WALKING_TIMES);
  }

  /** The programme of GA93 at the same local hours; every item is marked illustrative. */
  private async createProgramme(
    tx: Transaction,
    assembly: Assembly,
    template: ProgrammeTemplate,
  ): Promise<void> {
    const items = shiftProgramme(template, {
      prefix: CODE.toLowerCase(),
      firstDay: assembly.startsOn,
      timeZone: assembly.timezone,
    });
    for (const item of items) await this.programme.createIn(tx, assembly, item);
  }
}
