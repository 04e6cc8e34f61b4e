import type { AccountService } from '../auth/accounts/account.service.js';
import type { FieldClash } from '../common/autosave/merge-fields.js';

/** When and by whom each field was last saved: the account's id, null for the system, and the instant. */
export type FieldSaves = Record<string, [by: string | null, at: string]>;

/** A field that somebody else changed meanwhile, with who did, and when. */
export interface AuthoredClash extends FieldClash {
  by: string | null;
  at: Date | null;
}

/** Names who saved the other values. */
export async function withAuthors(
  accounts: AccountService,
  clashes: readonly FieldClash[],
  saves: FieldSaves,
): Promise<AuthoredClash[]> {
  const ids = clashes.flatMap(({ field }) => saves[field]?.[0] ?? []);
  const found = ids.length > 0 ? await accounts.byId(ids) : new Map<string, never>();
  return clashes.map((clash) => {
    const [by, at] = saves[clash.field] ?? [null, null];
    return {
      ...clash,
      by: (by === null ? undefined : found.get(by)?.name) ?? null,
      at: at === null ? null : new Date(at),
    };
  });
}
