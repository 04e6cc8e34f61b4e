import { Injectable } from '@nestjs/common';
import type { Delegation } from '../../delegations/delegation.entity.js';
import { DelegationService } from '../../delegations/delegation.service.js';
import { senderKey } from '../../delegations/invitations/senders.js';
import { CopyTravelService } from '../../delegations/travel/copy-travel.service.js';
import { HotelService } from '../../delegations/travel/hotels/hotel.service.js';
import { ManifestExportsService } from '../../delegations/travel/manifest/manifest-exports.service.js';
import { TravelService } from '../../delegations/travel/travel.service.js';
import { inParallel, type DemoContext } from '../demo-context.js';
import { HOTELS, inventJourney } from '../domain/journeys.js';
import { Random } from '../domain/random.js';

const AT_ONCE = 4;
/** Its own draws: the meetings stay as they are, whatever is added here. */
const SEED = 761;
const FIRST_ENTRY = new Date('2025-11-03T08:00:00Z');
const LAST_ENTRY = new Date('2025-11-11T16:00:00Z');
const EXPORTED = new Date('2025-11-11T17:00:00Z');
const CHANGED = new Date('2025-11-12T09:00:00Z');
/** Share of the delegations that have entered nothing yet, and of those that leave one person out. */
const SILENT = 0.08;
const ONE_MISSING = 0.25;
/** Delegations that took another flight after the manifest was taken out. */
const CHANGES = 7;

/** Journeys of the confirmed delegations: the first person's is typed, the others take it over. */
@Injectable()
export class TravelStep {
  constructor(
    private readonly delegations: DelegationService,
    private readonly hotels: HotelService,
    private readonly travel: TravelService,
    private readonly copying: CopyTravelService,
    private readonly exporting: ManifestExportsService,
  ) {}

  async run(demo: DemoContext): Promise<void> {
    const random = new Random(SEED);
    demo.clock.set(FIRST_ENTRY);
    const hotelIds: string[] = [];
    for (const hotel of HOTELS) {
      hotelIds.push((await this.hotels.create(demo.organizer, demo.assemblyId, hotel)).id);
    }
    const confirmed = (await this.delegations.ofAssembly(demo.assemblyId))
      .filter(({ status }) => status === 'confirmed')
      .sort((a, b) => (senderKey(a) < senderKey(b) ? -1 : 1));
    // Drawn before the parallel part, so that the order of answers changes nothing.
    const planned = confirmed.map((delegation) => ({
      delegation,
      silent: random.chance(SILENT),
      oneMissing: random.chance(ONE_MISSING),
      journey: inventJourney(random, random.pick(hotelIds)),
    }));
    const telling = planned.filter(({ silent }) => !silent);
    let done = 0;
    await inParallel(telling, AT_ONCE, async ({ delegation, oneMissing, journey }, index) => {
      demo.clock.between(FIRST_ENTRY, LAST_ENTRY, index / telling.length);
      await this.enter(demo, delegation, journey, oneMissing);
      done += 1;
      demo.progress('Entering travel', done, telling.length);
    });
    demo.clock.set(EXPORTED);
    await this.exporting.take(demo.organizer, demo.assemblyId);
    demo.clock.set(CHANGED);
    for (const { delegation } of telling.slice(0, CHANGES)) await this.change(demo, delegation);
  }

  private async enter(
    demo: DemoContext,
    delegation: Delegation,
    journey: ReturnType<typeof inventJourney>,
    oneMissing: boolean,
  ): Promise<void> {
    const actor = demo.focalPoints.get(senderKey(delegation)) ?? demo.organizer;
    const { people } = await this.travel.list(actor, demo.assemblyId, delegation.id);
    const [first, ...others] = people;
    if (!first) return;
    await this.travel.edit(actor, demo.assemblyId, delegation.id, first.personId, {
      base: first.fields,
      changes: journey,
    });
    const told = oneMissing ? others.slice(0, -1) : others;
    if (told.length === 0) return;
    await this.copying.copy(actor, demo.assemblyId, delegation.id, {
      fromId: first.personId,
      toIds: told.map(({ personId }) => personId),
      parts: ['arrival', 'departure', 'hotel', 'transport'],
    });
  }

  /** The first person comes with a later flight. */
  private async change(demo: DemoContext, delegation: Delegation): Promise<void> {
    const actor = demo.focalPoints.get(senderKey(delegation)) ?? demo.organizer;
    const { people } = await this.travel.list(actor, demo.assemblyId, delegation.id);
    const [first] = people;
    if (!first) return;
    await this.travel.edit(actor, demo.assemblyId, delegation.id, first.personId, {
      base: first.fields,
      changes: { arrivalNumber: 'AT409', arrivalTime: '22:40' },
    });
  }
}
