import { lowestBit, popCount } from './bits.js';
import type { State } from './state.js';

/** Whether `q` could be placed besides all who are, as far as the number of free rooms goes. */
export function hasRoomFor({ freeRooms, model }: State, q: number): boolean {
  let free = 0;
  for (let at = 0; at < freeRooms.length; at++) free += popCount(freeRooms[at]!);
  return free >= model.duration[q]!;
}

/** A quick answer that is never wrong with no: meeting `o` may find a free place once it is taken from its own. */
export function mayFindPlace(state: State, o: number): boolean {
  const { model, start } = state;
  if (state.hasFreeRoom(o, start[o]!)) return true;
  if (model.pairOf[o]! < 0 && state.findStarts(o)) return true;
  // What `findStarts` cannot know: the days and slots that `o` itself fills, interpreters who could be swapped.
  const bound = model.duration[o]! > 1 || model.before[o]! >= 0 || model.successors[o]!.length > 0;
  return (bound || model.pairOf[o]! >= 0 || fillsDay(state, o)) && hasFreeSlot(state, o);
}

function fillsDay({ model, principalDay, start }: State, o: number): boolean {
  for (let k = model.partyStart[o]!; k < model.partyStart[o + 1]!; k++) {
    const p = model.partyOf[k]!;
    const count = principalDay[p * model.days + model.dayOf[start[o]!]!]!;
    if (model.withPrincipal[k] && count >= model.maxPerDay[p]!) return true;
  }
  return false;
}

/** Whether at some first slot a room is free and so is everyone, in as far as `o` itself is not in the way. */
function hasFreeSlot(state: State, o: number): boolean {
  const { model } = state;
  const from = state.start[o]!;
  const end = from + model.duration[o]!;
  for (let w = 0; w < model.words; w++)
    for (let bits = model.startBits[o * model.words + w]!; bits !== 0; bits &= bits - 1) {
      const t = model.slotOfBit[w * 32 + lowestBit(bits)]!;
      if (t < end && t + model.duration[o]! > from) return true;
      if (state.hasFreeRoom(o, t) && areFree(state, o, t)) return true;
    }
  return false;
}

function areFree({ model, load, principalAt }: State, o: number, t: number): boolean {
  for (let k = model.partyStart[o]!; k < model.partyStart[o + 1]!; k++) {
    const at = model.partyOf[k]! * model.slotCount + t;
    if (load[at]! >= model.capacity[at]!) return false;
    if (model.withPrincipal[k] && principalAt[at]! >= 0) return false;
  }
  return true;
}
