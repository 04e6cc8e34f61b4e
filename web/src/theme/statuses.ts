import type { IconName } from '../components/icons.js';

/** The tones a state can have. Blue, green, amber and red are the tokens of the same name. */
export type StatusTone = 'neutral' | 'action' | 'ok' | 'warn' | 'bad' | 'text';

interface StatusLook {
  tone: StatusTone;
  icon: IconName;
}

const look = (tone: StatusTone, icon: IconName): StatusLook => ({ tone, icon });

/**
 * Tone and icon of every state, by kind. The word is the text `status:<kind>.<state>` in the reader's
 * language; the three always appear together.
 */
export const statuses = {
  delegation: {
    invited: look('neutral', 'email'),
    preparing: look('neutral', 'edit'),
    submitted: look('action', 'send--filled'),
    returned: look('warn', 'undo'),
    approved: look('ok', 'checkmark--outline'),
    confirmed: look('ok', 'checkmark--filled'),
    declined: look('bad', 'close--outline'),
    withdrawn: look('neutral', 'subtract--alt'),
  },
  delegate: {
    draft: look('neutral', 'edit'),
    pending: look('action', 'send--filled'),
    cleared: look('ok', 'checkmark--filled'),
    on_hold: look('warn', 'pause'),
    refused: look('bad', 'close--filled'),
    badge_issued: look('ok', 'badge'),
    checked_in: look('ok', 'location'),
    checked_out: look('neutral', 'arrow--right'),
    replaced: look('neutral', 'renew'),
    revoked: look('bad', 'misuse--outline'),
  },
  /** A person's card, as its own delegation sees it before a reviewer does. */
  card: {
    incomplete: look('warn', 'warning--alt--filled'),
    returned: look('warn', 'undo'),
    unsaved: look('warn', 'wifi--off'),
  },
  /** A wish for close protection or a weapon. */
  permit: {
    requested: look('action', 'send--filled'),
    approved: look('ok', 'checkmark--filled'),
    refused: look('bad', 'close--filled'),
    withdrawn: look('neutral', 'subtract--alt'),
  },
  /** A wish for more places. */
  places: {
    open: look('action', 'send--filled'),
    granted: look('ok', 'checkmark--filled'),
    refused: look('bad', 'close--filled'),
  },
  /** A row of a list that is imported. */
  importRow: {
    new: look('ok', 'add'),
    change: look('action', 'edit'),
    same: look('neutral', 'checkmark--outline'),
    refused: look('bad', 'warning--filled'),
  },
  credentials: {
    missing: look('warn', 'warning--alt--filled'),
    received: look('action', 'document'),
    verified: look('ok', 'checkmark--filled'),
    rejected: look('bad', 'close--filled'),
  },
  request: {
    requested: look('action', 'email--new'),
    accepted: look('ok', 'checkmark--filled'),
    countered: look('neutral', 'reply'),
    declined: look('neutral', 'close--outline'),
    expired: look('neutral', 'hourglass'),
    withdrawn: look('neutral', 'subtract--alt'),
    scheduled: look('ok', 'calendar'),
    unplaced: look('warn', 'warning--alt--filled'),
    change_requested: look('warn', 'renew'),
    cancelled: look('bad', 'close--outline'),
    in_progress: look('action', 'in-progress'),
    held: look('ok', 'checkmark--outline'),
    no_show: look('bad', 'misuse--outline'),
  },
  duty: {
    new: look('action', 'email--new'),
    acknowledged: look('ok', 'checkmark--filled'),
    started: look('action', 'in-progress'),
    done: look('neutral', 'checkmark--outline'),
    changed: look('warn', 'warning--alt--filled'),
    cannot: look('bad', 'misuse--outline'),
  },
  delivery: {
    pending: look('neutral', 'time'),
    sending: look('action', 'in-progress'),
    sent: look('ok', 'checkmark--filled'),
    failed: look('bad', 'warning--filled'),
    suppressed: look('neutral', 'subtract--alt'),
    cancelled: look('neutral', 'close--outline'),
    bounced: look('bad', 'undo'),
  },
  queue: {
    running: look('ok', 'checkmark--filled'),
    slow: look('warn', 'warning--alt--filled'),
    stopped: look('bad', 'warning--filled'),
  },
  plan: {
    draft: look('neutral', 'edit'),
    published: look('ok', 'checkmark--filled'),
    superseded: look('neutral', 'renew'),
  },
  run: {
    queued: look('neutral', 'time'),
    running: look('action', 'in-progress'),
    done: look('ok', 'checkmark--filled'),
    cancelled: look('neutral', 'close--outline'),
    failed: look('bad', 'warning--filled'),
  },
  invitation: {
    pending: look('action', 'email'),
    undelivered: look('bad', 'warning--filled'),
    accepted: look('ok', 'checkmark--filled'),
    expired: look('neutral', 'hourglass'),
    revoked: look('bad', 'close--outline'),
  },
  hold: {
    everyone: look('text', 'group'),
    principal: look('text', 'user--avatar'),
    seat: look('text', 'theater'),
  },
  board: {
    pin: look('action', 'pin--filled'),
    conflict: look('bad', 'warning--filled'),
    preferred: look('action', 'checkmark'),
    impossible: look('bad', 'misuse--outline'),
  },
} as const satisfies Record<string, Record<string, StatusLook>>;

export type StatusKind = keyof typeof statuses;
export type StatusOf<K extends StatusKind> = keyof (typeof statuses)[K] & string;

/** The look of a state; an unknown one (a newer server) reads as neutral instead of failing. */
export function statusLook(kind: StatusKind, state: string): StatusLook {
  const table: Record<string, StatusLook> = statuses[kind];
  return table[state] ?? look('neutral', 'help');
}
