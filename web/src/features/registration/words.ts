import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/useNow.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { DelegationItem } from './queries.js';

/** What the plate of a delegation says when it is opened. */
export function useDelegationWords(): (delegation: DelegationItem) => {
  reason: string;
  detail: string;
} {
  const { t } = useTranslation('registration');
  const { date, relative } = useFormat();
  const now = useNow();
  return (delegation) => {
    const { status, statusAt, reason, peopleCount, focalPoints, openLinks, lastSeenAt } =
      delegation;
    const since = t(`since.${status}`, { date: date(statusAt, 'month') });
    const contact =
      focalPoints === 0
        ? t(openLinks > 0 ? 'contact.invited' : 'contact.none')
        : lastSeenAt === null
          ? t('contact.silent')
          : t('contact.seen', { when: relative(lastSeenAt, now) });
    return {
      reason: reason === '' ? since : t('sinceWhy', { since, reason }),
      detail: `${contact} ${t('people', { count: peopleCount })}`,
    };
  };
}
