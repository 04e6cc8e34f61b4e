import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/useNow.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { Delegation } from '../own-delegation/types.js';
import type { DelegationTravel } from './queries.js';

/** Whose travel is complete, and until when it can be changed. */
export function TravelFacts({
  delegation,
  travel,
}: {
  delegation: Delegation;
  travel: DelegationTravel;
}) {
  const { t } = useTranslation('travel');
  const { dateTime } = useFormat();
  const now = useNow();
  const missing = travel.people.filter((one) => one.missing.length > 0).length;
  const at = delegation.deadlines.find(({ step }) => step === 'travel')?.at;
  const facts = [
    missing === 0
      ? t('allComplete', { count: travel.people.length })
      : t('incomplete', { count: missing }),
    at === undefined
      ? ''
      : t(Date.parse(at) > now ? 'until' : 'late', { at: dateTime(at, 'dayLong') }),
  ];
  return facts.filter(Boolean).join(' ');
}
