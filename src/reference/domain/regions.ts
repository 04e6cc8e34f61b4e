/** The four regions of the Organization, in the order in which lists show them. */
export const REGIONS = ['africa', 'americas', 'asia_pacific', 'europe'] as const;
export type Region = (typeof REGIONS)[number];

export function isRegion(value: unknown): value is Region {
  return typeof value === 'string' && (REGIONS as readonly string[]).includes(value);
}

/** What an observer organisation is. */
export const ORGANISATION_KINDS = [
  'intergovernmental',
  'regional_police',
  'academia',
  'think_tank',
  'private_sector',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export function isOrganisationKind(value: unknown): value is OrganisationKind {
  return typeof value === 'string' && (ORGANISATION_KINDS as readonly string[]).includes(value);
}
