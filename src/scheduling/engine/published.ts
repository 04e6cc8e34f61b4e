import { Journal } from './journal.js';
import { Placer } from './placer.js';
import { placeExactly, type PublishedPlan } from './published-plan.js';
import { FREE, type State } from './state.js';

/**
 * Puts the published meetings back where they were as far as the rules still permit, after the pins. Another
 * interpreter is taken where the published one cannot serve.
 */
export function placePublished(state: State): PublishedPlan {
  const { model } = state;
  const plan: PublishedPlan = {
    start: new Int32Array(model.requestCount).fill(FREE),
    room: new Int32Array(model.requestCount).fill(FREE),
    displaced: [],
  };
  const interpreter = new Int32Array(model.requestCount).fill(FREE);
  const known: number[] = [];
  for (const meeting of model.problem.published ?? []) {
    const q = model.requestIndex.get(meeting.requestId);
    if (q === undefined) continue;
    plan.start[q] = meeting.slot;
    plan.room[q] = model.roomIndex[meeting.room]!;
    if (meeting.interpreter !== undefined)
      interpreter[q] = model.interpreterIds.indexOf(meeting.interpreter);
    if (state.start[q]! < 0) known.push(q);
  }
  known.sort((x, y) => model.weight[y]! - model.weight[x]! || x - y);
  const late = known.filter(
    (q) => !placeExactly(state, q, plan.start[q]!, plan.room[q]!, interpreter[q]!),
  );
  const placer = new Placer(new Journal(state), plan);
  plan.displaced = late.filter((q) => !placer.placeHome(q));
  return plan;
}
