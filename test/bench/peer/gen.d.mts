export interface GenerateFlags {
  tight?: boolean;
  hot?: boolean;
  rich?: boolean;
  hall?: boolean;
}

/** A generated instance, as parsed JSON. */
export function generate(
  size: 'S' | 'M' | 'L' | 'XL',
  seed: number,
  flags?: GenerateFlags,
): Record<string, unknown> & { events: unknown[]; name: string };
