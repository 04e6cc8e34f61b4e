import { lowestBit } from './bits.js';
import { Ejections, MOST_EJECTED } from './ejections.js';
import type { Journal, Place } from './journal.js';
import type { Placer } from './placer.js';
import { isCheaper, type RepairCost, type RepairCosts } from './repair-costs.js';

/**
 * Looks for a repair cheaper than one that is known, through all there are: every open request goes to every slot and
 * room, or loses its place, and each set of meetings in its way is displaced in turn. Branches that cannot become
 * cheaper are cut. Complete unless the steps run out, meetings with more than `MOST_EJECTED` in their way aside.
 */
export class ExactSearch {
  private readonly levels: Ejections[] = [];
  /** Requests that have their new place in the branch. */
  private readonly settled: Uint8Array;
  private best: RepairCost = { loss: 0, moved: 0 };
  private found: Place[] | null = null;
  private left = 0;
  private origin = 0;
  /** Most moved meetings of the present round, and whether it cut a branch for them. */
  private most = 0;
  private cut = false;

  constructor(
    private readonly journal: Journal,
    private readonly placer: Placer,
    private readonly costs: RepairCosts,
  ) {
    this.settled = new Uint8Array(journal.state.model.requestCount);
  }

  /**
   * Makes the cheapest repair found if it is cheaper than `known`.
   * @param open requests without a place
   * @returns whether one was found; if not, the state is as it was
   */
  improve(open: readonly number[], known: RepairCost, steps: number): boolean {
    this.best = known;
    this.found = null;
    this.left = steps;
    this.origin = this.journal.mark;
    this.most = open.filter((q) => this.costs.isPublished(q)).length - 1;
    do {
      this.most++;
      this.cut = false;
      this.branch([...open], { loss: 0, moved: 0 }, 0);
    } while (this.cut && this.left > 0);
    const found = this.cheapest();
    if (!found) return false;
    const { journal } = this;
    journal.putBack(found);
    return true;
  }

  private cheapest(): Place[] | null {
    return this.found;
  }

  private branch(open: readonly number[], cost: RepairCost, depth: number): void {
    const [q, ...rest] = open;
    if (q === undefined) {
      if (isCheaper(cost, this.best)) this.keep(cost);
      return;
    }
    if (--this.left <= 0 || !this.canImprove(open, cost)) return;
    const { model } = this.journal.state;
    this.settled[q] = 1;
    for (let w = 0; w < model.words; w++)
      for (let bits = model.startBits[q * model.words + w]!; bits !== 0; bits &= bits - 1)
        this.tryAt(q, model.slotOfBit[w * 32 + lowestBit(bits)]!, rest, cost, depth);
    this.branch(rest, { loss: cost.loss + this.costs.loss(q), moved: cost.moved }, depth);
    this.settled[q] = 0;
  }

  private tryAt(
    q: number,
    t: number,
    rest: readonly number[],
    cost: RepairCost,
    depth: number,
  ): void {
    const { journal, placer } = this;
    const { model } = journal.state;
    const ejections = (this.levels[depth] ??= new Ejections(
      journal.state,
      (o) => model.pinned[o] === 1 || this.settled[o] === 1,
    ));
    ejections.each(q, t, MOST_EJECTED, true, (room) => {
      const victims = [...ejections.victims.subarray(0, ejections.count)];
      const moved =
        cost.moved + (this.costs.isPublished(q) && !placer.wouldBeHome(q, t, room) ? 1 : 0);
      const next = { loss: cost.loss, moved };
      if (--this.left <= 0) return true;
      if (!this.canImprove([...victims, ...rest], next)) return false;
      const mark = journal.mark;
      for (const o of victims) journal.remove(o);
      if (placer.placeIn(q, t, room)) this.branch([...victims, ...rest], next, depth + 1);
      else if (victims.length < MOST_EJECTED)
        this.freeInterpreter(q, t, room, victims, rest, next, depth);
      journal.rollback(mark);
      return this.left <= 0;
    });
  }

  /** As the step before, with one more meeting displaced: one whose interpreter can serve. */
  private freeInterpreter(
    q: number,
    t: number,
    room: number,
    victims: number[],
    rest: readonly number[],
    cost: RepairCost,
    depth: number,
  ): void {
    const { journal, placer } = this;
    const { model, interpreterAt } = journal.state;
    const tried = new Set<number>();
    for (let i = 0; i < model.interpreterCount; i++)
      for (let u = t; u < t + model.duration[q]!; u++) {
        const o = interpreterAt[i * model.slotCount + u]!;
        if (o < 0 || model.pinned[o] || this.settled[o] || tried.has(o)) continue;
        tried.add(o);
        const mark = journal.mark;
        journal.remove(o);
        if (placer.placeIn(q, t, room)) this.branch([o, ...victims, ...rest], cost, depth + 1);
        journal.rollback(mark);
      }
  }

  /** Whether a branch can still become cheaper: every published request that is open moves or is lost. */
  private canImprove(open: readonly number[], { loss, moved }: RepairCost): boolean {
    const { best, costs } = this;
    if (loss > best.loss) return false;
    let least = moved;
    for (const q of open) if (costs.isPublished(q)) least++;
    if (loss === best.loss && least >= best.moved) return false;
    // One of the open may yet lose its place instead of moving, but that is a round of its own worth.
    if (least <= this.most) return true;
    this.cut = true;
    return false;
  }

  private keep(cost: RepairCost): void {
    this.best = cost;
    this.found = this.journal.placesSince(this.origin);
  }
}
