import type { Model } from './model.js';
import type { PlacedMeeting } from './problem.js';
import type { Snapshot } from './state.js';

/** Numbers of one packed meeting: request, first slot, room, interpreter. */
export const PACKED_WIDTH = 4;
/** Stands for no interpreter; no id is so low. */
const NOBODY = -(2 ** 31);

/** The placed meetings by their outer ids, ordered by request id. */
export function toMeetings(model: Model, { start, room, interpreter }: Snapshot): PlacedMeeting[] {
  const meetings: PlacedMeeting[] = [];
  for (let q = 0; q < model.requestCount; q++) {
    if (start[q]! < 0) continue;
    const i = interpreter[q]!;
    meetings.push({
      requestId: model.requestIds[q]!,
      slot: start[q]!,
      room: model.roomIds[room[q]!]!,
      ...(i >= 0 && { interpreter: model.interpreterIds[i]! }),
    });
  }
  return meetings.sort((x, y) => x.requestId - y.requestId);
}

/**
 * Writes the placed meetings by their outer ids one after the other into `into`, which has `PACKED_WIDTH` places for
 * every request of the problem. @returns how many there are
 */
export function packMeetings(
  model: Model,
  { start, room, interpreter }: Snapshot,
  into: Int32Array,
): number {
  let at = 0;
  for (let q = 0; q < model.requestCount; q++) {
    if (start[q]! < 0) continue;
    const i = interpreter[q]!;
    into[at++] = model.requestIds[q]!;
    into[at++] = start[q]!;
    into[at++] = model.roomIds[room[q]!]!;
    into[at++] = i < 0 ? NOBODY : model.interpreterIds[i]!;
  }
  return at / PACKED_WIDTH;
}

/** The first `count` meetings that `packMeetings` wrote, ordered by request id. */
export function unpackMeetings(from: Int32Array, count: number): PlacedMeeting[] {
  const meetings = Array.from({ length: count }, (_, k): PlacedMeeting => {
    const at = k * PACKED_WIDTH;
    const interpreter = from[at + 3]!;
    return {
      requestId: from[at]!,
      slot: from[at + 1]!,
      room: from[at + 2]!,
      ...(interpreter !== NOBODY && { interpreter }),
    };
  });
  return meetings.sort((x, y) => x.requestId - y.requestId);
}
