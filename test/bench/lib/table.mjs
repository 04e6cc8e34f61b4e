import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** A table in Markdown; the first column is text, the others numbers. */
export function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(heads),
    line(heads.map((_, k) => (k === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n');
}

export const seconds = (ms) => `${(ms / 1000).toFixed(ms < 9_950 ? 2 : 1)} s`;
export const percent = (share, digits = 2) => `${(100 * share).toFixed(digits)} %`;
export const millis = (ms) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0));

/** What the figures were measured on. */
export function machine() {
  const [first] = cpus();
  return `${cpus().length} cores (${first.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
}

/** Puts text between the markers of a page. */
export function writeBetween(page, name, text) {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const before = readFileSync(page, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no place marked ${begin} ... ${end}`);
  writeFileSync(page, `${before.slice(0, from + begin.length)}\n\n${text}\n\n${before.slice(to)}`);
}
