import { findBlockers, type Blocked } from './explain-blockers.js';
import { FactFinder } from './explain-facts.js';
import { findMoves } from './explain-moves.js';
import { SuggestionFinder } from './explain-suggestions.js';
import type { Suggestion, UnplacedRequest } from './problem.js';
import type { State } from './state.js';

const NOT_ASKED: Blocked = { reason: 'not_found', blockers: [], meetingSets: [], free: null };

/**
 * Says for every unplaced request what keeps it out and what would place it, ordered by request id.
 * @param mayGoOn asked between two requests; from the first false on, reasons are `not_found` and nothing is suggested
 */
export function explainUnplaced(
  state: State,
  mayGoOn: () => boolean = () => true,
): UnplacedRequest[] {
  const { model } = state;
  const finder = new FactFinder(state);
  const open = [...model.requestIds.keys()]
    .filter((q) => state.start[q]! < 0)
    .sort((x, y) => model.requestIds[x]! - model.requestIds[y]!);
  const blocked = open.map((q) => (mayGoOn() ? findBlockers(state, finder, q) : NOT_ASKED));
  const suggestions = new SuggestionFinder(state);
  return open.map((q, index) => {
    const { reason, blockers } = blocked[index]!;
    return {
      requestId: model.requestIds[q]!,
      reason,
      blockers,
      suggestions: mayGoOn() ? suggest(state, finder, suggestions, q, blocked[index]!) : [],
    };
  });
}

function suggest(
  state: State,
  finder: FactFinder,
  suggestions: SuggestionFinder,
  q: number,
  { free, meetingSets }: Blocked,
): Suggestion[] {
  if (!free) return suggestions.find(q, findMoves(state, finder, q, meetingSets));
  const { model } = state;
  const { slot, room, interpreter } = free;
  return [
    {
      changes: [],
      place: {
        slot,
        room: model.roomIds[room]!,
        ...(interpreter >= 0 && { interpreter: model.interpreterIds[interpreter]! }),
      },
      cost: 0,
    },
  ];
}
