import type { IconName } from '../../components/icons.js';
import type { UnplacedRequest } from '../plans/queries.js';

/** Every reason of the engine with its drawing. */
const icons: Record<string, IconName> = {
  too_long: 'hourglass',
  no_allowed_time: 'time',
  no_common_time: 'group',
  principal_absent: 'user--avatar',
  no_room_size: 'building',
  no_room_feature: 'building',
  no_room_open: 'building',
  no_interpreter: 'translate',
  interpreter_off_duty: 'translate',
  principal_busy: 'user--avatar',
  party_full: 'group',
  party_inactive: 'group',
  same_principal: 'user--avatar',
  rooms_full: 'building',
  interpreters_busy: 'translate',
  max_per_day: 'user--avatar',
  walk: 'location',
  order: 'list--boxes',
};

export const reasonIcon = (reason: string): IconName => icons[reason] ?? 'help';

export interface ReasonGroup {
  reason: string;
  /** The reason in the reader's language. */
  text: string;
  rows: UnplacedRequest[];
}

/** Requests by reason, in the order in which the reasons first come. */
export function byReason(unplaced: readonly UnplacedRequest[]): ReasonGroup[] {
  const groups = new Map<string, ReasonGroup>();
  for (const row of unplaced) {
    const group = groups.get(row.reason);
    if (group) group.rows.push(row);
    else groups.set(row.reason, { reason: row.reason, text: row.reasonText, rows: [row] });
  }
  return [...groups.values()];
}
