import type { Actor } from '../../../src/common/actor.js';
import type { Language } from '../../../src/common/text/languages.js';
import {
  meetingEvent,
  type MeetingEventType,
  type MeetingPlace,
} from '../../../src/meetings/meetings.events.js';
import { MeetingRequest } from '../../../src/meetings/requests/meeting-request.entity.js';
import { RequestParty } from '../../../src/meetings/requests/request-party.entity.js';
import { OutboxEvent } from '../../../src/outbox/outbox-event.entity.js';
import { eventJob } from '../../../src/outbox/outbox-relay.js';
import type { EventJob } from '../../../src/queue/jobs.js';
import { Party } from '../../../src/delegations/parties/party.entity.js';
import { Room } from '../../../src/venues/room.entity.js';
import { createAssembly, system } from '../../factories/assemblies.js';
import { createUser } from '../../factories/users.js';
import type { World } from '../../factories/world.js';
import { createDelegation } from '../../factories/delegations.js';

export interface Scene {
  assemblyId: string;
  requestId: string;
  roomId: string;
  otherRoomId: string;
  /** Focal points of Morocco and of France, one in each language given. */
  readers: Actor[];
}

export const FIRST: Omit<MeetingPlace, 'roomId'> = {
  startsAt: '2025-11-25T14:20:00.000Z',
  endsAt: '2025-11-25T14:50:00.000Z',
};
export const SECOND: Omit<MeetingPlace, 'roomId'> = {
  startsAt: '2025-11-26T08:00:00.000Z',
  endsAt: '2025-11-26T08:30:00.000Z',
};

/** An agreed bilateral of Morocco and Japan, and readers on both sides. */
export async function createScene(world: World, languages: Language[] = ['en']): Promise<Scene> {
  const assembly = await createAssembly(world);
  const assemblyId = assembly.id;
  const host = await createDelegation(world, assemblyId, 'MA');
  const guest = await createDelegation(world, assemblyId, 'JP');
  const readers = [host.focalPoint, guest.focalPoint];
  for (const [index, language] of languages.entries()) {
    const delegationId = (index % 2 === 0 ? host : guest).delegation.id;
    readers.push(await createUser(world, 'focal_point', { assemblyId, delegationId }, language));
  }
  const { manager } = world.dataSource;
  const parties = await Promise.all(
    [host, guest].map(async ({ delegation }) => {
      const known = await manager.findOneBy(Party, { delegationId: delegation.id });
      return (
        known ??
        manager.save(Party, {
          assemblyId,
          kind: 'delegation' as const,
          code: delegation.memberIso2 === 'MA' ? 'MAR' : 'JPN',
          names: (await world.reference.member(delegation.memberIso2 ?? '')).names,
          delegationId: delegation.id,
          active: true,
        })
      );
    }),
  );
  const rooms = await manager.save(Room, [
    { assemblyId, name: 'Atlas 2', capacity: 12 },
    { assemblyId, name: 'Toubkal 1', capacity: 12 },
  ]);
  const [hostParty, guestParty] = parties;
  if (!hostParty || !guestParty) throw new Error('two parties were made');
  const request = await manager.save(MeetingRequest, {
    assemblyId,
    requesterId: hostParty.id,
    partiesKey: [hostParty.id, guestParty.id].toSorted().join('+'),
    subject: 'Exchange of liaison officers',
    level: 'principal' as const,
    status: 'scheduled' as const,
  });
  for (const [position, party] of parties.entries()) {
    await manager.insert(RequestParty, {
      requestId: request.id,
      partyId: party.id,
      position,
      principal: true,
      answer: 'accepted',
    });
  }
  return {
    assemblyId,
    requestId: request.id,
    roomId: rooms[0]?.id ?? '',
    otherRoomId: rooms[1]?.id ?? '',
    readers,
  };
}

/** States that the meeting was placed, moved or cancelled, and returns the event as a consumer gets it. */
export async function emitMeeting(
  world: World,
  scene: Scene,
  type: MeetingEventType,
  places: { before?: MeetingPlace; after?: MeetingPlace },
): Promise<EventJob> {
  const request = { id: scene.requestId, version: 2, assemblyId: scene.assemblyId };
  await world.transactor.run(system, (tx) =>
    tx.emit(
      meetingEvent(type, request, {
        bookingId: scene.requestId,
        planNumber: 1,
        before: places.before ?? null,
        after: places.after ?? null,
      }),
    ),
  );
  const [event] = await world.dataSource.manager.find(OutboxEvent, {
    where: { aggregateId: scene.requestId, type },
    order: { sequence: 'DESC' },
    take: 1,
  });
  if (!event) throw new Error('the event was not written');
  return eventJob(event);
}
