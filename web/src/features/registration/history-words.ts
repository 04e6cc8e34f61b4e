import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from './queries.js';

export interface ActionWords {
  what: string;
  /** The reason that was given, if any. */
  why: string;
  /** Who did it, and for whom. */
  by: string;
}

/** A change in words. What a newer server writes and we do not know reads as a plain change. */
export function useActionWords(): (entry: HistoryEntry) => ActionWords {
  const { t, i18n } = useTranslation('history');
  return ({ action, actor, actorUserId, onBehalfOf, changes }) => {
    const key = `action.${action}`;
    const reason = changes['reason'];
    const why =
      typeof reason === 'object' && reason !== null && 'to' in reason ? String(reason.to) : '';
    const name = actorUserId === null ? t('system') : actor;
    return {
      what: i18n.exists(key, { ns: 'history' }) ? t(key) : t('changed'),
      why,
      by: t(onBehalfOf === null ? 'by' : 'byOnBehalf', { name }),
    };
  };
}
