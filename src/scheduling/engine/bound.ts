import type { Model } from './model.js';

/** Sum of the weights of the requests that fit somewhere on their own. */
export function boundAlone(model: Model): number {
  let sum = 0;
  for (let q = 0; q < model.requestCount; q++) if (fitsSomewhere(model, q)) sum += model.weight[q]!;
  return sum;
}

export function fitsSomewhere(model: Model, q: number): boolean {
  for (let w = q * model.words; w < (q + 1) * model.words; w++)
    if (model.startBits[w] !== 0) return true;
  return false;
}
