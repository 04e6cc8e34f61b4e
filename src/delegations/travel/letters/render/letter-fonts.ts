import { createRequire } from 'node:module';
import { Font } from '@react-pdf/renderer';
import type { Language } from '../../../../common/text/languages.js';

const { resolve } = createRequire(import.meta.url);

/** Families by the package and the part of the alphabet that a file covers. */
const FAMILIES = {
  Plex: ['ibm-plex-sans', 'latin'],
  PlexExtended: ['ibm-plex-sans', 'latin-ext'],
  PlexVietnamese: ['ibm-plex-sans', 'vietnamese'],
  PlexCyrillic: ['ibm-plex-sans', 'cyrillic'],
  PlexArabic: ['ibm-plex-sans-arabic', 'arabic'],
} as const;

const LATIN = ['Plex', 'PlexExtended', 'PlexVietnamese', 'PlexCyrillic'];

/** Tells the printer where the letters of each alphabet are: files of this installation, nothing is fetched. */
export function registerFonts(): void {
  for (const [family, [name, part]] of Object.entries(FAMILIES)) {
    for (const weight of [400, 600]) {
      const src = resolve(`@fontsource/${name}/files/${name}-${part}-${weight}-normal.woff`);
      Font.register({ family, src, fontWeight: weight });
    }
  }
  // A word stays whole: names and numbers are not parted.
  Font.registerHyphenationCallback((word) => [word]);
}

/** The families of a text, tried letter by letter. */
export function fontsOf(language: Language): string[] {
  return language === 'ar' ? ['PlexArabic', ...LATIN] : [...LATIN, 'PlexArabic'];
}
