import { fitsSomewhere, type Model } from './model.js';

/** Steps of the descent: a large problem gets fewer, so that the bound stays a matter of tenths of a second. */
const STEPS = 800;
const STEPS_LARGE = 300;
const LARGE = 6_000;
/** Length of the first and of the last step. */
const LONGEST = 0.02;
const SHORTEST = 1e-5;
/** Weight of the past in the direction of a step. */
const MEMORY = 0.9;
/** Guards the rounding down against the error of floating point sums. */
const EPSILON = 1e-6;

/**
 * Upper bound from what all slots together can hold: every party, principal, kind of room and interpreter has so many
 * slots open, and each gets a price. Whatever the prices (none negative), no schedule places more than the worth of
 * all open slots plus what each request is worth beyond the cheapest slots that it needs; the prices are lowered
 * step by step (subgradient descent on the Lagrangian dual). Knows nothing of any search.
 * @param shouldStop true ends the descent: the bound is then proven all the same, but weaker
 */
export function boundAggregate(model: Model, shouldStop?: () => boolean): number {
  const dual = new AggregateDual(model);
  let best = dual.evaluate();
  const steps = model.requestCount > LARGE ? STEPS_LARGE : STEPS;
  for (let step = 0; step < steps; step++) {
    if (shouldStop?.()) break;
    dual.descend(LONGEST * Math.pow(SHORTEST / LONGEST, step / steps), best);
    best = Math.min(best, dual.evaluate());
  }
  return Math.floor(best + EPSILON);
}

class AggregateDual {
  /** Slots (or meetings) that the resource has, and those that the requests chosen last would take. */
  private readonly open: Float64Array;
  private readonly used: Float64Array;
  private readonly price: Float64Array;
  private readonly drift: Float64Array;
  private readonly requests: Int32Array;
  private readonly kindOfRoom: Int32Array;
  private readonly firstKind: number;
  private readonly firstInterpreter: number;
  /** By class and by pair: cheapest kind of room, cheapest interpreter. */
  private readonly cheapestKind: Int32Array;
  private readonly cheapestInterpreter: Int32Array;

  constructor(private readonly model: Model) {
    const m = model;
    const kinds = new Map<string, number>();
    this.kindOfRoom = Int32Array.from(m.classesOfRoom, (classes) => {
      const key = classes.join();
      const kind = kinds.get(key) ?? kinds.size;
      kinds.set(key, kind);
      return kind;
    });
    this.firstKind = 3 * m.partyCount;
    this.firstInterpreter = this.firstKind + kinds.size;
    const count = this.firstInterpreter + m.interpreterCount;
    this.open = new Float64Array(count);
    this.used = new Float64Array(count);
    this.price = new Float64Array(count);
    this.drift = new Float64Array(count);
    this.cheapestKind = new Int32Array(m.classCount);
    this.cheapestInterpreter = new Int32Array(m.pairCount);
    this.requests = Int32Array.from(
      [...m.weight.keys()].filter((q) => m.weight[q]! > 0 && fitsSomewhere(m, q)),
    );
    this.fillOpen();
  }

  private fillOpen(): void {
    const m = this.model;
    const { open } = this;
    for (let p = 0; p < m.partyCount; p++) {
      for (let day = 0; day < m.days; day++) {
        let principal = 0;
        for (let t = day * m.perDay; t < (day + 1) * m.perDay; t++) {
          const capacity = m.capacity[p * m.slotCount + t]!;
          open[p]! += capacity;
          const bits = m.principalOpenBits[p * m.words + m.slotWord[t]!]!;
          if (capacity > 0 && bits & m.slotMask[t]!) principal++;
        }
        open[m.partyCount + p]! += principal;
        open[2 * m.partyCount + p]! += Math.min(principal, m.maxPerDay[p]!);
      }
    }
    for (let r = 0; r < m.roomCount; r++)
      for (let t = 0; t < m.slotCount; t++)
        if (!m.roomClosed[r * m.slotCount + t]) open[this.firstKind + this.kindOfRoom[r]!]!++;
    for (let i = 0; i < m.interpreterCount; i++)
      for (let t = 0; t < m.slotCount; t++)
        if (!m.interpreterOff[i * m.slotCount + t]) open[this.firstInterpreter + i]!++;
  }

  /** The bound at the present prices; leaves in `used` what the requests worth more than they cost would take. */
  evaluate(): number {
    const m = this.model;
    const { price, used, open, requests } = this;
    this.findCheapest();
    used.fill(0);
    let value = 0;
    for (let c = 0; c < open.length; c++) value += price[c]! * open[c]!;
    for (let x = 0; x < requests.length; x++) {
      const q = requests[x]!;
      const duration = m.duration[q]!;
      const kind = this.cheapestKind[m.roomClass[q]!]!;
      const interpreter = m.pairOf[q]! < 0 ? -1 : this.cheapestInterpreter[m.pairOf[q]!]!;
      let cost = price[kind]! * duration;
      if (interpreter >= 0) cost += price[interpreter]! * duration;
      for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
        const p = m.partyOf[k]!;
        cost += price[p]! * duration;
        if (m.withPrincipal[k])
          cost += price[m.partyCount + p]! * duration + price[2 * m.partyCount + p]!;
      }
      const surplus = m.weight[q]! - cost;
      if (surplus <= 0) continue;
      value += surplus;
      used[kind]! += duration;
      if (interpreter >= 0) used[interpreter]! += duration;
      for (let k = m.partyStart[q]!; k < m.partyStart[q + 1]!; k++) {
        const p = m.partyOf[k]!;
        used[p]! += duration;
        if (!m.withPrincipal[k]) continue;
        used[m.partyCount + p]! += duration;
        used[2 * m.partyCount + p]!++;
      }
    }
    return value;
  }

  /**
   * Moves the prices with the slots missing, averaged over the last steps so that they do not swing. The step is
   * `length` times the bound over the squared excess, each resource measured by its own size.
   */
  descend(length: number, best: number): void {
    const { price, used, open, drift } = this;
    let norm = 0;
    for (let c = 0; c < open.length; c++) {
      const excess = MEMORY * drift[c]! + (1 - MEMORY) * (used[c]! - open[c]!);
      drift[c] = excess;
      if (price[c]! > 0 || excess > 0) norm += (excess * excess) / (1 + open[c]!);
    }
    if (norm === 0) return;
    const step = (length * best) / norm;
    for (let c = 0; c < open.length; c++)
      price[c] = Math.max(0, price[c]! + (step * drift[c]!) / (1 + open[c]!));
  }

  private findCheapest(): void {
    const m = this.model;
    const { price } = this;
    this.cheapestKind.fill(-1);
    for (let r = 0; r < m.roomCount; r++) {
      const kind = this.firstKind + this.kindOfRoom[r]!;
      for (const c of m.classesOfRoom[r]!) {
        const known = this.cheapestKind[c]!;
        if (known < 0 || price[kind]! < price[known]!) this.cheapestKind[c] = kind;
      }
    }
    this.cheapestInterpreter.fill(-1);
    for (let i = 0; i < m.interpreterCount; i++) {
      const interpreter = this.firstInterpreter + i;
      for (const pair of m.pairsOfInterpreter[i]!) {
        const known = this.cheapestInterpreter[pair]!;
        if (known < 0 || price[interpreter]! < price[known]!)
          this.cheapestInterpreter[pair] = interpreter;
      }
    }
  }
}
