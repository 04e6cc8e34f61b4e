import type { Model } from './model.js';
import type { PlacedMeeting } from './problem.js';
import type { State } from './state.js';

/** The placed meetings by their outer ids, ordered by request id. */
export function toMeetings(state: State): PlacedMeeting[] {
  const { model } = state;
  const meetings: PlacedMeeting[] = [];
  for (let q = 0; q < model.requestCount; q++)
    if (state.start[q]! >= 0) meetings.push(toMeeting(model, state, q));
  return meetings.sort((x, y) => x.requestId - y.requestId);
}

function toMeeting(model: Model, state: State, q: number): PlacedMeeting {
  const meeting = {
    requestId: model.requestIds[q]!,
    slot: state.start[q]!,
    room: model.roomIds[state.room[q]!]!,
  };
  const i = state.interpreter[q]!;
  return i < 0 ? meeting : { ...meeting, interpreter: model.interpreterIds[i]! };
}
