import type { Run } from '../plans/queries.js';

/** What the optimizer may do with meetings that are published. */
export const scopes = ['keep', 'few', 'free'] as const;
export type Scope = (typeof scopes)[number];

/** Seconds that a run may search. */
export const budgets = [10, 30, 60, 120];
/** Idle gaps that one wished time may cost. */
export const wishWorths = [0, 1, 3];

export interface Settings {
  seconds: number;
  scope: Scope;
  fairness: boolean;
  wishWorth: number;
  /** Empty for one by chance. */
  seed: number | '';
}

export const defaultSettings: Settings = {
  seconds: 30,
  scope: 'keep',
  fairness: false,
  wishWorth: 0,
  seed: '',
};

export const bodyOf = ({ seconds, scope, fairness, wishWorth, seed }: Settings) => ({
  seconds,
  fairness,
  wishWorth,
  keepPublished: scope === 'keep',
  fewestChanges: scope === 'few',
  ...(seed !== '' && { seed }),
});

export const scopeOf = ({
  keepPublished,
  fewestChanges,
}: Pick<Run, 'keepPublished' | 'fewestChanges'>): Scope =>
  keepPublished ? 'keep' : fewestChanges ? 'few' : 'free';
