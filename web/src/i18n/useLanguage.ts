import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage, languages, storeLanguage, type Language } from './languages.js';

/** The language of the page and the switch for it. */
export function useLanguage() {
  const { i18n } = useTranslation();
  const language: Language = isLanguage(i18n.language) ? i18n.language : 'en';
  const setLanguage = useCallback(
    async (next: Language) => {
      storeLanguage(next);
      await i18n.changeLanguage(next);
    },
    [i18n],
  );
  return { language, dir: languages[language].dir, setLanguage };
}
