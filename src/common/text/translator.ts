import { readdirSync, readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import i18next, { type i18n } from 'i18next';
import { LANGUAGES, type Language } from './languages.js';

function load(language: Language): Record<string, unknown> {
  const folder = new URL(`../../locales/${language}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return Object.assign(
    {},
    ...files.map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object),
  ) as Record<string, unknown>;
}

/** The server's texts (errors, mails, notifications) in the four languages. */
@Injectable()
export class Translator {
  private readonly i18n: i18n;

  constructor() {
    this.i18n = i18next.createInstance();
    void this.i18n.init({
      resources: Object.fromEntries(
        LANGUAGES.map((language) => [language, { translation: load(language) }]),
      ),
      fallbackLng: 'en',
      initAsync: false,
      interpolation: { escapeValue: false },
    });
  }

  /** The text of `key` in `language`; the English one where it is missing. */
  t(language: Language, key: string, params: Record<string, unknown> = {}): string {
    return this.i18n.getFixedT(language)(key, params);
  }

  has(key: string): boolean {
    return this.i18n.exists(key);
  }
}
