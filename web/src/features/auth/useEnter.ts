import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { sessionQuery } from '../../app/session.js';
import { retryEverything } from '../../components/autosave/browser-queue.js';
import { isLanguage, storedLanguage } from '../../i18n/languages.js';
import { useLanguage } from '../../i18n/useLanguage.js';

/**
 * What follows a successful sign-in: the session is loaded, the page takes the reader's language
 * unless one was chosen on this device, and the way goes on to `from`.
 */
export function useEnter(from = '/') {
  const client = useQueryClient();
  const router = useRouter();
  const { setLanguage } = useLanguage();
  return useCallback(async () => {
    client.clear();
    const session = await client.fetchQuery(sessionQuery);
    retryEverything();
    const language = session?.user.language;
    if (!storedLanguage() && isLanguage(language)) await setLanguage(language);
    router.history.push(from);
  }, [client, from, router, setLanguage]);
}
