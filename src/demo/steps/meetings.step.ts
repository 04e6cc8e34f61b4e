import { Injectable } from '@nestjs/common';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import { slotGrid } from '../../assemblies/domain/slot-grid.js';
import type { Actor } from '../../common/actor.js';
import { PartyService, type PartyProfile } from '../../delegations/parties/party.service.js';
import { AvailabilityService } from '../../meetings/availability/availability.service.js';
import { AnswerRequestService } from '../../meetings/requests/answer-request.service.js';
import { CreateRequestService } from '../../meetings/requests/create-request.service.js';
import { senderKey } from '../../delegations/invitations/senders.js';
import { inParallel, type DemoContext } from '../demo-context.js';
import { inventWishes, type Wish, type WishingParty } from '../domain/wishes.js';

const AT_ONCE = 4;
const FIRST_WISH = new Date('2025-10-06T08:00:00Z');
const LAST_WISH = new Date('2025-11-09T18:00:00Z');
/** Share of the parties that say when they cannot meet. */
const ABSENT = 0.15;

/** Absences, wishes for meetings and their answers. */
@Injectable()
export class MeetingsStep {
  constructor(
    private readonly parties: PartyService,
    private readonly assemblies: AssemblyService,
    private readonly availability: AvailabilityService,
    private readonly creating: CreateRequestService,
    private readonly answering: AnswerRequestService,
  ) {}

  async run(demo: DemoContext): Promise<void> {
    const parties = await this.wishing(demo);
    const grid = slotGrid(await this.assemblies.require(demo.assemblyId));
    await this.absences(demo, parties, grid);
    const wishes = inventWishes(parties, demo.random).map((wish) => ({
      wish,
      preferredStarts: demo.random.chance(0.3)
        ? [grid.startOf(demo.random.int(0, grid.count - 1)).toISOString()]
        : [],
    }));
    let done = 0;
    await inParallel(wishes, AT_ONCE, async ({ wish, preferredStarts }, index) => {
      demo.clock.between(FIRST_WISH, LAST_WISH, index / wishes.length);
      await this.ask(demo, wish, preferredStarts);
      done += 1;
      demo.progress('Agreeing meetings', done, wishes.length);
    });
  }

  private async ask(demo: DemoContext, wish: Wish, preferredStarts: string[]): Promise<void> {
    const { assemblyId } = demo;
    const request = await this.creating.create(this.speaker(demo, wish.from), assemblyId, {
      requesterId: wish.from.id,
      partyIds: [wish.to.id],
      subject: wish.subject,
      level: wish.level,
      priority: wish.priority,
      durationMinutes: wish.durationMinutes,
      size: wish.size,
      features: wish.features,
      preferredStarts,
      ...(wish.languagePair ? { languagePair: wish.languagePair } : {}),
    });
    if (wish.answer === 'none') return;
    await this.answering.answer(
      this.speaker(demo, wish.to),
      assemblyId,
      request.id,
      wish.answer === 'accept'
        ? { partyId: wish.to.id, answer: 'accept' }
        : {
            partyId: wish.to.id,
            answer: 'decline',
            reason: 'Our desk for this subject is not in the delegation this year.',
          },
    );
  }

  private async absences(
    demo: DemoContext,
    parties: Speaking[],
    grid: ReturnType<typeof slotGrid>,
  ): Promise<void> {
    demo.clock.set(FIRST_WISH);
    for (const party of parties) {
      if (party.kind !== 'delegation' || !demo.random.chance(ABSENT)) continue;
      const day = demo.random.pick(grid.days);
      const first = day.firstSlot + demo.random.int(0, grid.perDay - 7);
      await this.availability.add(this.speaker(demo, party), demo.assemblyId, party.id, {
        scope: demo.random.chance(0.6) ? 'principal' : 'everyone',
        startsAt: grid.startOf(first).toISOString(),
        endsAt: grid.endOf(first, demo.random.int(2, 6)).toISOString(),
        note: '',
      });
    }
  }

  /** The focal point of a party; an organizer for those that have none. */
  private speaker(demo: DemoContext, party: WishingParty): Actor {
    return demo.focalPoints.get((party as Speaking).sender) ?? demo.organizer;
  }

  private async wishing(demo: DemoContext): Promise<Speaking[]> {
    const profiles = await this.parties.activeParties(demo.assemblyId);
    const chosen = profiles.filter((party) => party.kind !== 'sub_bureau' || party.code === 'HK');
    return chosen.map((party) => {
      const sender = party.kind === 'office' ? '' : senderOf(party);
      return {
        id: party.id,
        code: party.code,
        kind: party.kind,
        region: party.region,
        language: demo.focalPoints.get(sender)?.language ?? 'en',
        people: party.people,
        sender,
      };
    });
  }
}

interface Speaking extends WishingParty {
  /** Code of the delegation that speaks for it; empty for offices. */
  sender: string;
}

function senderOf(party: PartyProfile): string {
  return senderKey({ memberIso2: party.memberIso2, organisationCode: party.code });
}
