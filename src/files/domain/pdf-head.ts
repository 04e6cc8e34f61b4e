import { plainName } from './pdf-names.js';

/** What an object says of itself before its stream, as far as the check needs it. */
export interface PdfHead {
  /** Where the bytes of the stream begin, from the start of the text; null without a stream. */
  streamAt: number | null;
  /** Direct values of the object's own dictionary: `Filter` -> `/FlateDecode`, in one line. */
  entries: ReadonlyMap<string, string>;
}

/** Deeper nesting is a trap for readers that recurse. */
const DEEPEST = 60;

const TOKEN =
  /[\0\t\n\f\r ]+|%[^\r\n]*|<<|>>|<[0-9A-Fa-f\0\t\n\f\r ]*>|[[\]{}]|\/[^\0\t\n\f\r ()<>[\]{}/%]*|\(|[^\0\t\n\f\r ()<>[\]{}/%]+|[<>)]/y;

/**
 * Reads an object's head from the text right behind `obj`. Null when the text ends before the head does
 * (give it more), or `broken` when this is no object.
 */
export function readHead(text: string): PdfHead | 'broken' | null {
  const entries = new Map<string, string>();
  const stack: string[] = [];
  let key: string | null = null;
  let value = '';
  let at = 0;
  const close = () => {
    if (key !== null) entries.set(key, value.trim());
    key = null;
    value = '';
  };
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return 'broken';
    const end = at + token.length;
    if (token === '(') {
      const after = skipString(text, end);
      if (after === null) return null;
      if (stack.length >= 1) value += ' ()';
      at = after;
      continue;
    }
    at = end;
    if (/^[\0\t\n\f\r %]/.test(token)) continue;
    if (token === '<<' || token === '[') {
      if (stack.length > 0) value += ` ${token}`;
      stack.push(token);
      if (stack.length > DEEPEST) return 'broken';
      continue;
    }
    if (token === '>>' || token === ']') {
      const opened = stack.pop();
      if (opened !== (token === '>>' ? '<<' : '[')) return 'broken';
      if (stack.length > 0) value += ` ${token}`;
      else close();
      continue;
    }
    if (stack.length === 0) {
      if (token === 'stream') return withStream(text, end, entries);
      if (token === 'endobj') return { streamAt: null, entries };
      continue;
    }
    const isKey = stack.length === 1 && stack[0] === '<<' && token.startsWith('/');
    if (isKey && (key === null || value !== '')) {
      close();
      key = plainName(token.slice(1));
    } else {
      value += ` ${token.startsWith('/') ? `/${plainName(token.slice(1))}` : token}`;
    }
  }
  return null;
}

function withStream(
  text: string,
  end: number,
  entries: ReadonlyMap<string, string>,
): PdfHead | 'broken' | null {
  if (end + 2 > text.length) return null;
  const lineEnd = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0];
  return lineEnd === undefined ? 'broken' : { streamAt: end + lineEnd.length, entries };
}

/** Position behind the closing bracket of a string that began before `at`; null when it does not end here. */
function skipString(text: string, start: number): number | null {
  let depth = 1;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '(') depth += 1;
    else if (char === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}
