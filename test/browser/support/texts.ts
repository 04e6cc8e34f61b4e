import { readdirSync, readFileSync } from 'node:fs';
import { createInstance, type TFunction } from 'i18next';
import type { Language } from '../../../src/common/text/languages.js';

const FOLDER = new URL('../../../web/src/i18n/', import.meta.url);

/** The client's own texts in a language: `t('people:save')`, with counts as the client writes them. */
export function textsOf(language: Language): TFunction {
  const folder = new URL(`${language}/`, FOLDER);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const namespaces = files.map((file) => [
    file.slice(0, -'.json'.length),
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object,
  ]);
  const texts = createInstance();
  void texts.init({
    lng: language,
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { [language]: Object.fromEntries(namespaces) },
    // A text that is not there must not become a name that nothing on the page has.
    parseMissingKeyHandler: (key) => {
      throw new Error(`no text ${key} in ${language}`);
    },
  });
  return texts.t;
}
