import { useTranslation } from 'react-i18next';
import type { FieldValue } from '../../components/autosave/save-types.js';
import type { HistoryEntry } from './queries.js';

export interface ActionWords {
  what: string;
  /** The reason that was given, if any. */
  why: string;
  /** Who did it, and for whom. */
  by: string;
}

/**
 * A change in words. What a newer server writes and we do not know reads as a plain change.
 * @param delegationName for whom somebody acted; empty while it is not known
 */
export function useActionWords(
  delegationName: (delegationId: string) => string,
): (entry: HistoryEntry) => ActionWords {
  const { t, i18n } = useTranslation(['history', 'credentials']);
  return ({ action, actor, actorUserId, onBehalfOf, changes }) => {
    const key = `action.${action}`;
    const reason = textAfter(changes, 'reason');
    const rejection = textAfter(changes, 'rejection');
    const why = [rejection && t(`credentials:rejection.${rejection}`), reason];
    const name = actorUserId === null ? t('system') : actor;
    const delegation = onBehalfOf === null ? '' : delegationName(onBehalfOf);
    return {
      what: i18n.exists(key, { ns: 'history' }) ? t(key) : t('changed'),
      why: why.filter(Boolean).join(' '),
      by: delegation === '' ? t('by', { name }) : t('byOnBehalf', { name, delegation }),
    };
  };
}

interface Change {
  from: FieldValue;
  to: FieldValue;
}

export const isChange = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value;

function valueAfter(changes: HistoryEntry['changes'], field: string): unknown {
  const change = changes[field];
  return isChange(change) ? change.to : null;
}

function textAfter(changes: HistoryEntry['changes'], field: string): string {
  const value = valueAfter(changes, field);
  return typeof value === 'string' ? value : '';
}

/** Ids of the people whom the entry is about. */
export function peopleOf({ changes }: HistoryEntry): string[] {
  return [valueAfter(changes, 'delegate')].flat().filter((id) => typeof id === 'string');
}
