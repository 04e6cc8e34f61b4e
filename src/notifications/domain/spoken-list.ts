import { isolated } from '../../common/text/isolate.js';
import type { Language } from '../../common/text/languages.js';

export { isolated };

/** Names of the parties of one meeting, for a title: "Morocco – France". */
export function partyNames(names: readonly string[], language: Language): string {
  return names.map((name) => isolated(name, language)).join(' – ');
}
