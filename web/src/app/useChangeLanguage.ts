import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../api/client.js';
import type { Language } from '../i18n/languages.js';
import { useLanguage } from '../i18n/useLanguage.js';

/**
 * The language switch of a signed-in reader: the page turns at once, the profile follows, and texts
 * that the server wrote are fetched again in the new language.
 */
export function useChangeLanguage() {
  const { language, setLanguage } = useLanguage();
  const client = useQueryClient();
  const changeLanguage = useCallback(
    async (next: Language) => {
      await setLanguage(next);
      await api.PATCH('/api/v1/session', { body: { language: next } });
      await client.invalidateQueries();
    },
    [client, setLanguage],
  );
  return { language, changeLanguage };
}
