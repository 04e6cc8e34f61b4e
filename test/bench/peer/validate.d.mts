export interface PeerReport {
  valid: boolean;
  violations: number;
  errors: string[];
  placed: number;
  requests: number;
  weightPlaced: number;
  weightTotal: number;
  idleGaps: number;
  preferredMet: number;
  preferredPlaced: number;
  moved?: number;
  cancelled?: number;
}

export function validate(instance: object, solution: readonly object[]): PeerReport;
export function applyEvent<T extends object>(instance: T, event: unknown): T;
