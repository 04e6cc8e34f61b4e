import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import { AppError } from '../../common/errors/app-error.js';
import type { Language } from '../../common/text/languages.js';
import { Translator } from '../../common/text/translator.js';
import { BookingService } from '../../meetings/bookings/booking.service.js';
import type { PlacedReasonsView } from '../dto/plan.view.js';
import { explainPlaced } from '../engine/index.js';
import { MeetingLabelService } from '../plans/meeting-labels.service.js';
import { PlanMeeting } from '../plans/plan-meeting.entity.js';
import { ProblemBuilder } from '../problem/problem-builder.js';
import { toEngineMeetings } from '../problem/translate.js';
import { ExplanationWords } from './explanation-words.js';

/** Says on demand why one meeting of a plan stands where it does. */
@Injectable()
export class PlacedReasonsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly assemblies: AssemblyService,
    private readonly builder: ProblemBuilder,
    private readonly bookings: BookingService,
    private readonly labels: MeetingLabelService,
    private readonly translator: Translator,
  ) {}

  /** Against the data of now, as one snapshot. Throws `not_found` where the plan has no such meeting. */
  async of(
    assemblyId: string,
    planId: string,
    requestId: string,
    language: Language,
  ): Promise<PlacedReasonsView> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const stored = await manager.find(PlanMeeting, {
        where: { planId, plan: { assemblyId } },
        order: { startsAt: 'ASC', requestId: 'ASC' },
      });
      const meeting = stored.find((one) => one.requestId === requestId);
      if (!meeting) throw new AppError('not_found');
      const planning = await this.builder.build(manager, assemblyId);
      const booked = await this.bookings.ofAssembly(assemblyId, manager);
      const published = toEngineMeetings(planning, booked).meetings;
      const id = planning.requestIds.indexOf(requestId);
      const reasons =
        explainPlaced(
          { ...planning.problem, published },
          toEngineMeetings(planning, stored).meetings,
          [id],
        ).get(id) ?? [];
      const named = reasons.flatMap((reason) => planning.requestIds[reason.requestId ?? -1] ?? []);
      const labels = await this.labels.load(manager, assemblyId, [requestId, ...named]);
      const { timezone } = await this.assemblies.require(assemblyId, manager);
      const words = new ExplanationWords(this.translator, language, timezone, labels);
      return {
        requestId,
        reasons: reasons.flatMap(({ code, count, party, requestId: other }) => {
          const partyId = planning.partyIds[party ?? -1];
          // A person who stands for two parties is no party of the readers.
          if (party !== undefined && partyId === undefined) return [];
          const ids = { code, count, partyId, requestId: planning.requestIds[other ?? -1] };
          return { code, text: words.placed(ids, meeting) };
        }),
      };
    });
  }
}
