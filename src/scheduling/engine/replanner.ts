import { applyEvent } from './apply-event.js';
import { placePins } from './construct.js';
import { patchEvent, withReserve } from './event-patch.js';
import { Journal } from './journal.js';
import { compile } from './model.js';
import type { ChangeEvent, PlacedMeeting, Problem } from './problem.js';
import type { PublishedPlan } from './published-plan.js';
import { placePublished } from './published.js';
import { Repair, type RepairLimits } from './repair.js';
import { FREE, State } from './state.js';
import { toMeetings } from './to-meetings.js';

export interface ReplanResult {
  /** The problem after the event. */
  problem: Problem;
  /** Ordered by request id. */
  meetings: PlacedMeeting[];
  /** Published meetings that could not stay where they were, whatever else moves, by request id. */
  displaced: number[];
  /** Published meetings still placed whose slot or room changed, by request id. */
  moved: number[];
  /** Published meetings whose request still exists and that are not placed any more, by request id. */
  cancelled: number[];
  /** Requests that were not published and now have a place, by request id. */
  added: number[];
  weightPlaced: number;
  /** Proven: no plan cancels less, places more of what was to be added, or moves fewer. */
  provenFewest: boolean;
}

/** Sets of displaced meetings looked at and the like: bounds the time of a re-plan without a clock. */
const LIMITS: RepairLimits = { chainSteps: 6_000, exactSteps: 3_000, orders: 3, orderSteps: 500 };
/** The exact search proves little on a plan that has more requests than this, and gets fewer steps there. */
const SMALL_PLAN = 60;

/**
 * A published plan, opened once and ready for events. Opening compiles the problem and puts every published meeting
 * in its place: the time of reading a plan. What an event then costs is the search alone; the plan is as it was
 * afterwards, so that any number of events can be tried, each against the plan as published. Deterministic.
 */
export class Replanner {
  private readonly journal: Journal;
  private readonly published: PublishedPlan;
  private readonly repair: Repair;

  constructor(
    private readonly problem: Problem,
    limits: Partial<RepairLimits> = {},
  ) {
    const state = new State(compile(withReserve(problem)));
    placePins(state);
    this.published = placePublished(state);
    this.journal = new Journal(state);
    const share = Math.min(1, SMALL_PLAN / problem.requests.length);
    const exactSteps = Math.floor(LIMITS.exactSteps * share);
    this.repair = new Repair(this.journal, this.published, { ...LIMITS, exactSteps, ...limits });
  }

  /**
   * Mends the plan where it breaks a rule of the problem by now.
   * @param added ids of unpublished requests that should get a place, even if others have to move for them
   */
  mend(added: readonly number[] = []): ReplanResult {
    const { journal, problem } = this;
    const { requestIndex } = journal.state.model;
    const mark = journal.mark;
    const wanted = added.flatMap((id) => requestIndex.get(id) ?? []);
    const result = this.search(problem, [...this.published.displaced, ...wanted]);
    journal.rollback(mark);
    return result;
  }

  /**
   * Mends the plan after one event: least weight cancelled, an added request placed, fewest meetings moved; then what
   * is left out is placed where that moves nothing. A meeting that has to move stays at its time if another room is
   * free, and goes else where its parties wait least.
   */
  apply(event: ChangeEvent): ReplanResult {
    const { journal } = this;
    const problem = applyEvent(this.problem, event);
    const patched = patchEvent(journal, event);
    if (!patched)
      return new Replanner(problem).mend(event.type === 'request-added' ? [event.request.id] : []);
    const { displaced, added, gone, undo } = patched;
    const wanted = [...this.published.displaced, ...displaced].filter((q) => q !== gone);
    const result = this.search(problem, added < 0 ? wanted : [...wanted, added], gone);
    undo();
    return result;
  }

  /**
   * Tries events that do not happen and forgets them, so that the first real one finds the machine code made, as in a
   * service that has been up for a while. The plan and every later result stay the same.
   */
  rehearse(times: number): void {
    const { slots, published } = this.problem;
    if (!published || published.length === 0) return;
    for (let n = 0; n < times; n++) {
      const { slot, room } = published[Math.floor((n * published.length) / times)]!;
      const last = Math.min(slot + 4, slots.count);
      const closed = Array.from({ length: last - slot }, (_, k) => slot + k);
      this.apply({ type: 'room-closed', room, slots: closed });
    }
  }

  private search(problem: Problem, wanted: readonly number[], gone = FREE): ReplanResult {
    const { state } = this.journal;
    const { requestIds, requestCount } = state.model;
    const provenFewest = this.repair.run(wanted);
    this.repair.placeFree();
    const idsOf = (keep: (q: number) => boolean): number[] => {
      const ids: number[] = [];
      for (let q = 0; q < requestCount; q++) if (keep(q)) ids.push(requestIds[q]!);
      return ids.sort((x, y) => x - y);
    };
    const { start, room } = this.published;
    const isPlaced = (q: number): boolean => state.start[q]! >= 0;
    return {
      problem,
      meetings: toMeetings(state.model, state),
      displaced: idsOf((q) => start[q]! >= 0 && wanted.includes(q)),
      moved: idsOf(
        (q) =>
          start[q]! >= 0 &&
          isPlaced(q) &&
          (state.start[q] !== start[q] || state.room[q] !== room[q]),
      ),
      cancelled: idsOf((q) => start[q]! >= 0 && !isPlaced(q) && q !== gone),
      added: idsOf((q) => start[q]! < 0 && isPlaced(q)),
      weightPlaced: state.weightPlaced,
      provenFewest,
    };
  }
}
