import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.js';

/** Fields named one by one; more of them are counted. */
const named = 2;

/** What is missing on a card, in words: "Photo and nationality", "Nationality, date of birth and 3 more". */
export function useFieldWords(): (fields: readonly string[]) => string {
  const { t } = useTranslation('days');
  const { list } = useFormat();
  return (fields) => {
    const most = fields.length === named + 1 ? named + 1 : named;
    const words = fields.slice(0, most).map((field) => t(`check.field.${field}`));
    const rest = fields.length - words.length;
    if (rest > 0) words.push(t('check.others', { count: rest }));
    return t('check.why.finish', { fields: list(words) });
  };
}
