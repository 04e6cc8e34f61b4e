import { Injectable } from '@nestjs/common';
import type { Assembly } from '../assemblies/assembly.entity.js';
import { AssemblyService, type AssemblyView } from '../assemblies/assembly.service.js';
import type { Actor } from '../common/actor.js';
import { AuditReader } from '../audit/audit-reader.js';
import { AppError } from '../common/errors/app-error.js';
import { Transactor, type Transaction } from '../outbox/transactor.js';
import { ProgrammeService } from '../programme/programme.service.js';
import type { Ga92Case } from '../reference/domain/ga92-case.js';
import { shiftProgramme, type ProgrammeTemplate } from '../reference/domain/programme.js';
import { readGa92Case, readProgramme } from '../reference/reference-files.js';
import { RoomService } from '../venues/room.service.js';
import { WalkingTimeService } from '../venues/walking-time.service.js';
import { Ga92DelegationsStep } from './ga92-delegations.step.js';
import { Ga92MeetingsStep } from './ga92-meetings.step.js';
import { GA92_ROOMS, GA92_WALKING_TIMES } from './ga92-venue.js';
import { ImportLock } from './import-lock.js';

const CODE = 'GA92';
/** Entries of the history that frame an import. */
const BEGUN = 'case.import_begun';
const DONE = 'case.imported';

/** Makes the Assembly of Glasgow, 4-7 November 2024, with its real meetings, from the reference data. */
@Injectable()
export class Ga92CaseService {
  constructor(
    private readonly transactor: Transactor,
    private readonly lock: ImportLock,
    private readonly history: AuditReader,
    private readonly assemblies: AssemblyService,
    private readonly rooms: RoomService,
    private readonly walkingTimes: WalkingTimeService,
    private readonly programme: ProgrammeService,
    private readonly delegations: Ga92DelegationsStep,
    private readonly meetings: Ga92MeetingsStep,
  ) {}

  /**
   * Imports the case: the Assembly with venue and programme at once, then delegation by delegation and
   * meeting by meeting as people would. An import that broke off goes on where it stopped. Throws
   * `already_exists` when it is complete (what people changed in it since stays as it is), when another
   * one is running, or when an Assembly GA92 was made by hand.
   */
  import(actor: Actor): Promise<AssemblyView> {
    return this.lock.run(
      `case:${CODE}`,
      () => this.importAlone(actor),
      () => {
        throw alreadyExists();
      },
    );
  }

  private async importAlone(actor: Actor): Promise<AssemblyView> {
    const ga92 = await readGa92Case();
    const standing = await this.assemblies.findByCode(CODE);
    if (standing && !(await this.brokeOff(standing.id))) throw alreadyExists();
    const assembly = standing ?? (await this.createSetting(actor, ga92));
    await this.delegations.run(actor, assembly.id, ga92);
    await this.meetings.run(actor, assembly.id, ga92);
    await this.transactor.run(actor, (tx) => this.note(tx, DONE, assembly.id));
    return this.assemblies.view(actor, assembly.id);
  }

  private async brokeOff(assemblyId: string): Promise<boolean> {
    const { items } = await this.history.history(
      { subjectType: 'assembly', subjectId: assemblyId },
      { actions: [BEGUN, DONE], limit: 1 },
    );
    return items[0]?.action === BEGUN;
  }

  /** All of it or nothing. */
  private async createSetting(actor: Actor, ga92: Ga92Case): Promise<Assembly> {
    const template = await readProgramme();
    return this.transactor.run(actor, async (tx) => {
      const { assembly } = await this.createAssembly(tx, ga92);
      await this.createVenue(tx, assembly);
      await this.createProgramme(tx, assembly, template);
      await this.note(tx, BEGUN, assembly.id);
      return assembly;
    });
  }

  private note(tx: Transaction, action: string, assemblyId: string): Promise<void> {
    return tx.audit({ action, subjectType: 'assembly', subjectId: assemblyId, assemblyId });
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

function alreadyExists(): AppError {
  return new AppError('already_exists', { fields: [{ path: 'case', code: 'not_unique' }] });
}
