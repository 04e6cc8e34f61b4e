import type { components } from '../../api/schema.js';
import { localDate } from '../own-delegation/zoned.js';

export type Duty = components['schemas']['DutyView'];

/** To be looked at and acknowledged. */
export const isNew = ({ status }: Duty): boolean => status === 'new' || status === 'changed';

const isOpen = ({ status }: Duty): boolean => status === 'acknowledged' || status === 'started';

export interface OwnDuties {
  /** What the reader does now or next; a duty that was begun comes first. */
  next: Duty | undefined;
  /** Not acknowledged yet, by time. */
  fresh: Duty[];
  /** All others, day by day. */
  days: { date: string; duties: Duty[] }[];
}

/** Parts the reader's duties; all come by time. `zone` is the Assembly's. */
export function ownDuties(duties: readonly Duty[], zone: string): OwnDuties {
  const next = duties.find(({ status }) => status === 'started') ?? duties.find(isOpen);
  const days: OwnDuties['days'] = [];
  for (const duty of duties) {
    if (duty === next || isNew(duty)) continue;
    const date = localDate(zone, Date.parse(duty.startsAt));
    const last = days.at(-1);
    if (last?.date === date) last.duties.push(duty);
    else days.push({ date, duties: [duty] });
  }
  return { next, fresh: duties.filter(isNew), days };
}
