import { useTranslation } from 'react-i18next';
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
  const { t, i18n } = useTranslation('history');
  return ({ action, actor, actorUserId, onBehalfOf, changes }) => {
    const key = `action.${action}`;
    const reason = changes['reason'];
    const why =
      typeof reason === 'object' && reason !== null && 'to' in reason ? String(reason.to) : '';
    const name = actorUserId === null ? t('system') : actor;
    const delegation = onBehalfOf === null ? '' : delegationName(onBehalfOf);
    return {
      what: i18n.exists(key, { ns: 'history' }) ? t(key) : t('changed'),
      why,
      by: delegation === '' ? t('by', { name }) : t('byOnBehalf', { name, delegation }),
    };
  };
}

/** Ids of the people whom the entry is about. */
export function peopleOf({ changes }: HistoryEntry): string[] {
  const change = changes['delegate'];
  const to = typeof change === 'object' && change !== null && 'to' in change ? change.to : null;
  return [to].flat().filter((id) => typeof id === 'string');
}
