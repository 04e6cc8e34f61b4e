/** An element of XML: its attributes as they stand, and what is in it. */
export interface XmlElement {
  attributes: string;
  content: string;
}

/** Longer ones are no spreadsheet's. */
const MOST_ATTRIBUTES = 2000;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The elements of one name, one after the other; those inside one of the same name are not seen. Each
 * character is looked at a fixed number of times, so that no file takes longer than its length.
 */
export function* elements(xml: string, name: string): Generator<XmlElement> {
  const open = `<${name}`;
  const close = `</${name}>`;
  let at = xml.indexOf(open);
  while (at !== -1) {
    const after = at + open.length;
    if (!/[\s/>]/.test(xml.charAt(after))) {
      at = xml.indexOf(open, after);
      continue;
    }
    const end = xml.indexOf('>', after);
    if (end === -1) return;
    const empty = xml.charAt(end - 1) === '/';
    const attributes = xml.slice(after, Math.min(empty ? end - 1 : end, after + MOST_ATTRIBUTES));
    const last = empty ? end : xml.indexOf(close, end);
    if (last === -1) return;
    yield { attributes, content: empty ? '' : xml.slice(end + 1, last) };
    at = xml.indexOf(open, empty ? end : last + close.length);
  }
}

/** The value of an attribute; null without it. */
export function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? null : unescapeXml(found);
}

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[name as string] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
