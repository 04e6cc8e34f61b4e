/** First letters of the first and the last word of a name, for plates and avatars. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => (word ? (/^./u.exec(word)?.[0] ?? '') : ''))
    .join('')
    .toLocaleUpperCase();
}
