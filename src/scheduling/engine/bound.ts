import { boundAggregate } from './bound-aggregate.js';
import { fitsSomewhere, type Model } from './model.js';

/** Sum of the weights of the requests that fit somewhere on their own: a proven upper bound, at once. */
export function boundAlone(model: Model): number {
  let sum = 0;
  for (let q = 0; q < model.requestCount; q++) if (fitsSomewhere(model, q)) sum += model.weight[q]!;
  return sum;
}

/** Proven upper bound on the weight that any schedule places. Depends on the problem only. */
export function upperBoundOf(model: Model, shouldStop?: () => boolean): number {
  return Math.min(boundAlone(model), boundAggregate(model, shouldStop));
}
