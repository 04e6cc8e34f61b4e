import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldValue } from '../../../components/autosave/save-types.js';
import { useFormat } from '../../../i18n/useFormat.js';
import { bureauOf } from '../../own-delegation/sub-bureaus.js';
import type { Delegation } from '../../own-delegation/types.js';
import { useName } from '../../own-delegation/useParties.js';
import { languageOptions } from '../person-form.js';
import { useCountries } from './CountryField.js';

const dates = new Set(['dateOfBirth', 'documentExpiresOn', 'attendsFrom', 'attendsTo']);
/** Fields whose values are words of a list, and where those stand. */
const lists: Record<string, 'honorifics' | 'documentTypes' | 'diets'> = {
  honorific: 'honorifics',
  documentType: 'documentTypes',
  diet: 'diets',
};

/** The value of a card's field as the reader knows it: for two values that stand against each other. */
export function useCardWords(delegation: Delegation): (field: string, value: FieldValue) => string {
  const { t } = useTranslation('people');
  const { language, calendarDate, list } = useFormat();
  const name = useName();
  const countries = useCountries(true);
  const languageNames = useMemo(
    () => new Map(languageOptions(language).map(({ value, label }) => [value, label])),
    [language],
  );
  return useCallback(
    (field, value) => {
      if (Array.isArray(value)) {
        return list((value as string[]).map((code) => languageNames.get(code) ?? code));
      }
      const text = String(value ?? '');
      if (text === '' && field !== 'subBureauIso2') return '';
      if (dates.has(field)) return calendarDate(text, 'plain');
      if (field === 'nationality' || field === 'documentCountry') {
        return countries.find((country) => country.value === text)?.label ?? text;
      }
      if (field === 'subBureauIso2') {
        return name(bureauOf(delegation, { subBureauIso2: text })?.names ?? delegation.names);
      }
      const words = lists[field];
      return words ? t(`${words}.${text}`) : text;
    },
    [t, calendarDate, list, countries, languageNames, name, delegation],
  );
}
