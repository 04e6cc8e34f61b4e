import type { Journal, Place } from './journal.js';
import { Placer } from './placer.js';
import type { PublishedPlan } from './published-plan.js';
import { ChainSearch } from './repair-chains.js';
import { isCheaper, RepairCosts, type RepairCost } from './repair-costs.js';
import { ExactSearch } from './repair-exact.js';
import { Rng } from './rng.js';

export interface RepairLimits {
  /** Most sets of displaced meetings looked at for one request by chains, and for all by the exact search. */
  chainSteps: number;
  exactSteps: number;
  /** Orders of insertion tried, as long as the chains of those before took no more steps than this together. */
  orders: number;
  orderSteps: number;
}

/** Places requests that have lost or never had a place, at the least cost found. */
export class Repair {
  readonly costs: RepairCosts;
  private readonly placer: Placer;
  private readonly chains: ChainSearch;
  private readonly exact: ExactSearch;
  private spent = 0;

  constructor(
    private readonly journal: Journal,
    published: PublishedPlan,
    private readonly limits: RepairLimits,
  ) {
    this.placer = new Placer(journal, published);
    this.costs = new RepairCosts(journal.state, published, this.placer);
    this.chains = new ChainSearch(journal, this.placer, this.costs);
    this.exact = new ExactSearch(journal, this.placer, this.costs);
  }

  /**
   * Places the wanted requests, none of which is placed, as far as possible.
   * @returns whether nothing cheaper can exist: all are placed, and none but the displaced has moved
   */
  run(wanted: readonly number[]): boolean {
    if (wanted.length === 0) return true;
    const { journal, costs, limits } = this;
    const mark = journal.mark;
    const least = { loss: 0, moved: wanted.filter((q) => costs.isPublished(q)).length };
    const rng = new Rng(1);
    let order = this.byWeight(wanted);
    let best: RepairCost | null = null;
    let places: Place[] = [];
    this.spent = 0;
    for (let n = 0; n < limits.orders && this.spent <= limits.orderSteps; n++) {
      const cost = this.insertAll(order, mark);
      if (!isCheaper(least, cost)) return true;
      if (!best || isCheaper(cost, best)) {
        best = cost;
        places = journal.placesSince(mark);
      }
      journal.rollback(mark);
      order = shuffled(order, rng);
    }
    if (best && !this.exact.improve(this.byWeight(wanted), best, limits.exactSteps))
      journal.putBack(places);
    return false;
  }

  /** Places what is left out wherever it fits without moving anything, the heaviest first. */
  placeFree(): void {
    const { state } = this.journal;
    const open: number[] = [];
    for (let q = 0; q < state.model.requestCount; q++) if (state.start[q]! < 0) open.push(q);
    open.sort((x, y) => state.model.weight[y]! - state.model.weight[x]! || x - y);
    for (const q of open) this.placer.placeBest(q);
  }

  private byWeight(requests: readonly number[]): number[] {
    const { costs } = this;
    return [...requests].sort((x, y) => costs.loss(y) - costs.loss(x) || x - y);
  }

  private insertAll(wanted: readonly number[], mark: number): RepairCost {
    const { limits } = this;
    this.chains.begin();
    const insert = (q: number): void => {
      this.spent += this.chains.insert(q, limits.chainSteps);
    };
    wanted.forEach(insert);
    // A chain made later may have opened a place for one given up before, or the way home.
    this.byWeight(
      this.touched(wanted, mark).filter((q) => this.journal.state.start[q]! < 0),
    ).forEach(insert);
    for (const q of this.touched(wanted, mark)) this.sendHome(q);
    return this.costs.of(this.touched(wanted, mark));
  }

  private sendHome(q: number): void {
    const { journal, placer, costs } = this;
    if (!costs.isPublished(q) || journal.state.start[q]! < 0 || placer.isHome(q)) return;
    const mark = journal.mark;
    journal.remove(q);
    if (!placer.placeHome(q)) journal.rollback(mark);
  }

  private touched(wanted: readonly number[], mark: number): number[] {
    return [...new Set([...wanted, ...this.journal.touchedSince(mark)])];
  }
}

function shuffled(list: readonly number[], rng: Rng): number[] {
  const rest = [...list];
  return list.map(() => rest.splice(rng.below(rest.length), 1)[0]!);
}
