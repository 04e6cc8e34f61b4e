import type { Placer } from './placer.js';
import type { PublishedPlan } from './published-plan.js';
import type { State } from './state.js';

/** A published meeting cancelled outweighs every added request left out. */
const CANCELLED = 1e6;

/** What a repair costs: first what is lost, then how many published meetings moved. */
export interface RepairCost {
  loss: number;
  moved: number;
}

/** Prices of the re-plan: least weight cancelled, then added requests placed, then fewest moved. */
export class RepairCosts {
  constructor(
    private readonly state: State,
    private readonly published: PublishedPlan,
    private readonly placer: Placer,
  ) {}

  /** What leaving `q` without a place loses. */
  loss(q: number): number {
    return this.state.model.weight[q]! * (this.isPublished(q) ? CANCELLED : 1);
  }

  isPublished(q: number): boolean {
    return this.published.start[q]! >= 0;
  }

  /** Whether taking `q` from where it stands makes one more meeting that is moved. */
  countsWhenMoved(q: number): boolean {
    return this.placer.isHome(q);
  }

  of(requests: readonly number[]): RepairCost {
    let loss = 0;
    let moved = 0;
    for (const q of requests)
      if (this.state.start[q]! < 0) loss += this.loss(q);
      else if (this.isPublished(q) && !this.placer.isHome(q)) moved++;
    return { loss, moved };
  }
}

export function isCheaper(left: RepairCost, right: RepairCost): boolean {
  return left.loss !== right.loss ? left.loss < right.loss : left.moved < right.moved;
}
