import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { hasRole, useSession } from '../../app/session.js';
import { useFormat } from '../../i18n/useFormat.js';
import { assemblyQuery } from '../own-delegation/queries.js';

/** The Assembly's rules, once they are there, and whether the reader may change things. */
export function useOffice() {
  const session = useSession();
  const id = session.assembly?.id;
  const { data: assembly, error } = useQuery({ ...assemblyQuery(id ?? ''), enabled: Boolean(id) });
  return { id, assembly, error, canEdit: hasRole(session, 'organizer', 'admin') };
}

/** A text that stands in several languages, in the reader's or in one that it has. */
export function useWords(): (texts: object) => string {
  const { language } = useFormat();
  return useCallback(
    (texts) => {
      const found = new Map<string, unknown>(Object.entries(texts));
      const words = [found.get(language), found.get('en'), ...found.values()];
      return words.find((text): text is string => typeof text === 'string' && text !== '') ?? '';
    },
    [language],
  );
}
