// Checks the texts: every key in all four languages with the plural forms of each, nothing left in
// English, no key unused or unknown, no text in components. Usage: node scripts/check-i18n.mjs
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const languages = ['en', 'fr', 'es', 'ar'];
const problems = [];

/** Words that are the same in another language too: names, and words that these languages share. */
const sameInEnglish = JSON.parse(
  readFileSync(join(import.meta.dirname, 'check-i18n.allowed.json'), 'utf8'),
);

const pluralSuffix = /_(zero|one|two|few|many|other)$/;
const ordinal = /_ordinal_(zero|one|two|few|many|other)$/;

/** Forms that may be left out: French and Spanish use `many` for millions only. */
const optional = { fr: ['many'], es: ['many'] };

function flatten(value, prefix = '', out = new Map()) {
  for (const [key, child] of Object.entries(value)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof child === 'string') out.set(path, child);
    else flatten(child, path, out);
  }
  return out;
}

function load(file) {
  try {
    return flatten(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    problems.push(`${relative(root, file)}: ${error.message}`);
    return new Map();
  }
}

/** `key_one` and its kin belong to one key that counts, if `key_other` stands beside them. */
function pluralBase(key, texts) {
  if (ordinal.test(key) || !pluralSuffix.test(key)) return undefined;
  const base = key.replace(pluralSuffix, '');
  return texts.has(`${base}_other`) ? base : undefined;
}

function baseKeys(texts) {
  return new Set([...texts.keys()].map((key) => pluralBase(key, texts) ?? key));
}

const variables = (text) =>
  [...text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)]
    .map(([, name]) => name)
    .sort((a, b) => a.localeCompare(b));

function compare(name, english, language, texts) {
  const expected = baseKeys(english);
  const found = baseKeys(texts);
  for (const key of expected) {
    if (!found.has(key)) problems.push(`${name}: ${key} is missing in ${language}`);
  }
  for (const key of found) {
    if (!expected.has(key)) problems.push(`${name}: ${key} is in ${language} but not in English`);
  }
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const key of expected) {
    if (!texts.has(`${key}_other`)) continue;
    for (const category of categories) {
      if (optional[language]?.includes(category) || texts.has(`${key}_${category}`)) continue;
      problems.push(`${name}: ${key}_${category} is missing in ${language}`);
    }
  }
  for (const [key, text] of texts) {
    const source = english.get(key);
    if (text.trim() === '') problems.push(`${name}: ${key} is empty in ${language}`);
    if (source === undefined) continue;
    const untranslated =
      language !== 'en' && text === source && /\p{L}{2}/u.test(withoutNames(text));
    if (untranslated && !sameInEnglish[language]?.includes(text)) {
      problems.push(`${name}: ${key} reads as in English in ${language}: ${JSON.stringify(text)}`);
    }
    if (!pluralSuffix.test(key) && variables(text).join() !== variables(source).join()) {
      problems.push(`${name}: ${key} has other {{values}} in ${language} than in English`);
    }
  }
}

const withoutNames = (text) => text.replace(/\{\{[^}]*\}\}/g, '');

/** The server keeps one file per language, or a folder per language with files like the client's. */
function checkServerTexts() {
  const folder = join(root, 'src/locales');
  const nested = existsSync(join(folder, 'en'));
  const names = nested
    ? readdirSync(join(folder, 'en')).filter((file) => file.endsWith('.json'))
    : ['.json'];
  const file = (language, name) =>
    join(folder, nested ? `${language}/${name}` : `${language}.json`);
  for (const name of names) {
    const english = load(file('en', name));
    for (const language of languages) {
      compare(`server ${name}`, english, language, load(file(language, name)));
    }
  }
}

function checkClientTexts() {
  const folder = join(root, 'web/src/i18n');
  const namespaces = new Map();
  const files = (language) =>
    readdirSync(join(folder, language)).filter((file) => file.endsWith('.json'));
  for (const language of languages) {
    for (const file of files(language)) {
      if (!existsSync(join(folder, 'en', file))) {
        problems.push(`web/src/i18n/${language}/${file} has no English file`);
      }
    }
  }
  for (const file of files('en')) {
    const english = load(join(folder, 'en', file));
    namespaces.set(file.replace('.json', ''), english);
    for (const language of languages) {
      compare(`web ${file}`, english, language, load(join(folder, language, file)));
    }
  }
  return namespaces;
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const shownAttributes = new Set(['label', 'title', 'placeholder', 'aria-label', 'alt', 'caption']);

/** What the code says about texts: literals that may be keys, starts of computed keys, used keys. */
function readSource(file, usage) {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const where = (node) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    return `${relative(root, file)}:${line + 1}`;
  };
  const namespaces = [];
  const calls = [];
  const visit = (node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      usage.literals.add(node.text);
    }
    if (ts.isTemplateExpression(node)) {
      usage.patterns.push([node.head.text, node.templateSpans.at(-1)?.literal.text ?? '']);
    }
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) {
      problems.push(`${where(node)}: text in a component: ${JSON.stringify(node.text.trim())}`);
    }
    if (
      ts.isJsxAttribute(node) &&
      shownAttributes.has(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer) &&
      /\p{L}/u.test(node.initializer.text)
    ) {
      problems.push(`${where(node)}: text in ${node.name.getText()}="${node.initializer.text}"`);
    }
    if (ts.isCallExpression(node)) {
      const [first] = node.arguments;
      const callee = node.expression.getText();
      if (callee === 'useTranslation' && first) {
        const entries = ts.isArrayLiteralExpression(first) ? [...first.elements] : [first];
        namespaces.push(...entries.filter(ts.isStringLiteral).map((entry) => entry.text));
      }
      if (/^(t|i18n\.t|i18next\.t)$/.test(callee) && first && ts.isStringLiteral(first)) {
        calls.push([where(first), first.text]);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { namespaces, calls };
}

function checkSources(namespaces) {
  const usage = { literals: new Set(), patterns: [] };
  const bases = new Map([...namespaces].map(([name, texts]) => [name, baseKeys(texts)]));
  const isKey = (name, key) => {
    const keys = bases.get(name);
    if (!keys) return false;
    return keys.has(key) || [...keys].some((candidate) => candidate.startsWith(`${key}.`));
  };
  for (const file of sources(join(root, 'web/src'))) {
    const { namespaces: used, calls } = readSource(file, usage);
    for (const name of used) {
      if (!bases.has(name)) problems.push(`${relative(root, file)}: no namespace ${name}`);
    }
    for (const [where, text] of calls) {
      const [first, rest] = text.split(/:(.*)/s);
      const found =
        rest !== undefined && bases.has(first)
          ? isKey(first, rest)
          : (used.length ? used : ['common', ...bases.keys()]).some((name) => isKey(name, text));
      if (!found) problems.push(`${where}: no text for t('${text}')`);
    }
  }
  for (const [name, keys] of bases) {
    for (const key of keys) {
      // A text is used if the code names it, its namespace with it, or a part that it lies under.
      const names = [key, `${name}:${key}`];
      const parents = key.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));
      const used =
        [...names, ...parents].some((text) => usage.literals.has(text)) ||
        usage.literals.has(key.split('.').at(-1)) ||
        usage.patterns.some(([head, tail]) =>
          names.some(
            (text) =>
              (head !== '' || tail.length > 1) && text.startsWith(head) && text.endsWith(tail),
          ),
        );
      // Words that all pages share, and the words of states from the server, may wait for their use.
      const shared = name === 'common' || name === 'status';
      if (!used && !shared) problems.push(`web ${name}.json: ${key} is not used`);
    }
  }
}

checkServerTexts();
checkSources(checkClientTexts());

if (problems.length > 0) {
  for (const problem of problems) console.error(problem);
  console.error(`${problems.length} problem${problems.length === 1 ? '' : 's'} in the texts.`);
  process.exit(1);
}
console.log('Texts: complete in en, fr, es, ar.');
