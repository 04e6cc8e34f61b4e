import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { PartyService, type PartyPlate } from '../delegations/parties/party.service.js';
import { AnswerRequestService } from '../meetings/requests/answer-request.service.js';
import { CreateRequestService } from '../meetings/requests/create-request.service.js';
import { RequestReader } from '../meetings/requests/request-reader.service.js';
import type { CounterpartRef, Ga92Case } from '../reference/domain/ga92-case.js';
import { officeCode } from './ga92-people.js';

/** More than the case has meetings. */
const ALL = 200;

/** The meetings of the case as agreed requests at the level of the principals, not yet placed. */
@Injectable()
export class Ga92MeetingsStep {
  constructor(
    private readonly parties: PartyService,
    private readonly requests: RequestReader,
    private readonly creating: CreateRequestService,
    private readonly answering: AnswerRequestService,
  ) {}

  /** Requests that stand already are not made again. */
  async run(actor: Actor, assemblyId: string, ga92: Ga92Case): Promise<void> {
    const plates = [...(await this.parties.plates(assemblyId)).values()];
    const { items: standing } = await this.requests.list(actor, assemblyId, { limit: ALL });
    for (const { hostIso2, counterpart, subject } of ga92.meetings) {
      const host = plateOf(plates, { kind: 'member', iso2: hostIso2 });
      const other = plateOf(plates, counterpart);
      const made = standing.find(
        ({ parties }) =>
          parties.some(({ partyId }) => partyId === host.id) &&
          parties.some(({ partyId }) => partyId === other.id),
      );
      const { id, status } =
        made ??
        (await this.creating.create(actor, assemblyId, {
          requesterId: host.id,
          partyIds: [other.id],
          subject: subject.en,
          level: 'principal',
          priority: 4,
          durationMinutes: 30,
          size: 6,
          features: [],
          preferredStarts: [],
        }));
      if (status === 'requested') {
        await this.answering.answer(actor, assemblyId, id, { partyId: other.id, answer: 'accept' });
      }
    }
  }
}

function plateOf(plates: PartyPlate[], counterpart: CounterpartRef): PartyPlate {
  const plate = plates.find(({ kind, code, memberIso2 }) => {
    if (counterpart.kind === 'office')
      return kind === 'office' && code === officeCode(counterpart.office);
    if (counterpart.kind === 'sub_bureau')
      return kind === 'sub_bureau' && code === counterpart.iso2;
    return kind === 'delegation' && memberIso2 === counterpart.iso2;
  });
  if (!plate) throw new Error(`no party stands for ${JSON.stringify(counterpart)}`);
  return plate;
}
