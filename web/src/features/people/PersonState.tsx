import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../components/StatusBadge.js';
import { openPoints } from '../own-delegation/checklist.js';
import { isReturned } from '../own-delegation/may-edit.js';
import type { Person } from '../own-delegation/types.js';

/** Where a person stands, in a word: what the delegation has to do comes before what others decide. */
export function PersonState({
  person,
  unsaved = false,
  filled = false,
}: {
  person: Person;
  /** Something of the card is not with the server and does not get there by itself. */
  unsaved?: boolean;
  /** Once, in the head of the card: with the number of points. */
  filled?: boolean;
}) {
  const { t } = useTranslation('people');
  const { accreditation } = person;
  const points = openPoints(person);
  if (unsaved) return <StatusBadge kind="card" state="unsaved" filled={filled} />;
  if (isReturned(person)) {
    return <StatusBadge kind="card" state="returned" filled={filled} />;
  }
  if (points > 0 && (accreditation === 'draft' || accreditation === 'pending')) {
    return (
      <StatusBadge kind="card" state="incomplete" filled={filled}>
        {filled ? t('points', { count: points }) : undefined}
      </StatusBadge>
    );
  }
  return <StatusBadge kind="delegate" state={accreditation} filled={filled} />;
}
