import i18next, { type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import {
  isLanguage,
  languageCodes,
  languages,
  preferredLanguage,
  type Language,
} from './languages.js';

const files = import.meta.glob<{ default: ResourceKey }>('./{en,fr,es,ar}/*.json');

/** Loads one JSON file per language and namespace, each when it is first needed. */
const lazyFiles = {
  type: 'backend' as const,
  init: () => undefined,
  // With two parameters i18next takes the promise instead of a callback.
  read: async (language: string, namespace: string) => {
    const load = files[`./${language}/${namespace}.json`];
    if (!load) throw new Error(`No texts ${language}/${namespace}`);
    return (await load()).default;
  },
};

function applyToDocument(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = languages[language].dir;
}

/** Starts the texts in the reader's language; resolves when the shared namespaces are there. */
export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    if (isLanguage(language)) applyToDocument(language);
  });
  await i18next
    .use(lazyFiles)
    .use(initReactI18next)
    .init({
      lng: preferredLanguage(),
      fallbackLng: 'en',
      supportedLngs: languageCodes,
      load: 'currentOnly',
      ns: ['common', 'nav', 'status'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
      returnNull: false,
    });
}
