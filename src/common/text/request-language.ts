import { LANGUAGES, isLanguage, type Language } from './languages.js';

/** The best of the four languages for an `Accept-Language` header; English when none is wanted. */
export function requestLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().split(';');
      const quality = options.find((option) => option.trim().startsWith('q='));
      return {
        language: tag.trim().slice(0, 2).toLowerCase(),
        quality: quality ? Number(quality.trim().slice(2)) || 0 : 1,
      };
    })
    .filter((entry) => isLanguage(entry.language) && entry.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const best = wanted[0]?.language;
  return isLanguage(best) ? best : LANGUAGES[0];
}
