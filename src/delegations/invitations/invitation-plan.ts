import type { Contact } from '../contacts/contact.entity.js';
import type { Delegation } from '../delegation.entity.js';
import { senderCode, senderKey, type Sender } from './senders.js';

/** What inviting these senders would do. */
export interface InvitationPlan {
  /** Without a delegation in this Assembly so far. */
  created: Sender[];
  /** Links to send; `delegation` is null where it is yet to be made. */
  links: { sender: Sender; delegation: Delegation | null; contact: Contact }[];
  /** Codes of those that nobody can be written to. */
  withoutContact: string[];
  /** Senders that had a delegation before. */
  alreadyActive: number;
}

/** What stands in the Assembly. */
export interface Standing {
  delegations: readonly Delegation[];
  contacts: readonly Contact[];
  /** Addresses with an open link to a delegation, or with an account that is its focal point. */
  reached: readonly { delegationId: string | null; email: string }[];
}

/**
 * Compares the senders with what stands. Nobody is written to twice: who holds an open link or is focal
 * point of the delegation already gets none, nor do delegations that declined or were withdrawn.
 */
export function planInvitations(senders: readonly Sender[], standing: Standing): InvitationPlan {
  const delegations = new Map(standing.delegations.map((row) => [senderKey(row), row]));
  const contacts = grouped(standing.contacts, senderKey);
  const reached = grouped(standing.reached, ({ delegationId }) => delegationId);
  const plan: InvitationPlan = { created: [], links: [], withoutContact: [], alreadyActive: 0 };
  for (const sender of senders) {
    const key = senderKey(sender);
    const delegation = delegations.get(key) ?? null;
    if (delegation) plan.alreadyActive += 1;
    else plan.created.push(sender);
    if (delegation?.status === 'declined' || delegation?.status === 'withdrawn') continue;
    const known = new Set(
      delegation ? reached.get(delegation.id)?.map(({ email }) => email) : undefined,
    );
    const own = contacts.get(key) ?? [];
    if (own.length === 0 && known.size === 0) plan.withoutContact.push(senderCode(sender));
    for (const contact of own) {
      if (!known.has(contact.email)) plan.links.push({ sender, delegation, contact });
    }
  }
  return plan;
}

function grouped<Row, Key>(rows: readonly Row[], key: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
