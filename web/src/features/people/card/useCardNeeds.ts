import { useTranslation } from 'react-i18next';
import type { Person } from '../../own-delegation/types.js';
import type { NamedField } from '../card-fields.js';

/** The sentence under a field that is still empty; nothing when it is not needed. */
export type CardNeeds = (field: NamedField) => string | undefined;

/**
 * What the card still needs, field by field. A new card is not covered with warnings: what the reviewers
 * need later is said once the delegation has been submitted, or when the reader was sent to the field.
 * @param asked the field that a link led to
 */
export function useCardNeeds(person: Person, asked: string | undefined): CardNeeds {
  const { t } = useTranslation('people');
  return (field) => {
    const part = person.missing.find(({ path }) => path.slice(path.lastIndexOf('.') + 1) === field);
    if (!part) return undefined;
    if (part.neededFor === 'submit') return t('needed.submit');
    const due = person.accreditation !== 'draft' || asked === field;
    return due ? t(`needed.${part.neededFor}`) : undefined;
  };
}
