import i18next, { type BackendModule, type ResourceKey } from 'i18next';
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
const lazyFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    const load = files[`./${language}/${namespace}.json`];
    if (!load) {
      done(new Error(`No texts ${language}/${namespace}`), false);
      return;
    }
    load().then(
      (module) => done(null, module.default),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), false),
    );
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
