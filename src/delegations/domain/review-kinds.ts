/** What waits for a reviewer: a whole delegation, one person, or a letter of credentials. */
export const REVIEW_KINDS = ['delegation', 'person', 'credentials'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];
