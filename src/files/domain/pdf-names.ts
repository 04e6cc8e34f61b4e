/** Longest name that is looked at; the ones that matter are far shorter. */
const LONGEST = 64;

/** White space and delimiters of PDF (ISO 32000-1, 7.2.2): a name ends before one of them. */
const ENDS = new Set(Buffer.from('\0\t\n\f\r ()<>[]{}/%', 'latin1'));
const BLANKS = new Set(Buffer.from('\0\t\n\f\r ', 'latin1'));
const SLASH = 0x2f;
const ESCAPE = /#([0-9A-Fa-f]{2})/g;

/** A name without its escapes: `J#61vaScript` is `JavaScript`. */
export function plainName(raw: string): string {
  return raw.includes('#')
    ? raw.replace(ESCAPE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : raw;
}

/**
 * Finds the names (`/Type`, `/JavaScript`) in bytes that come piece by piece. It knows nothing of the
 * structure around them on purpose: a reader that repairs files may find an object anywhere.
 */
export class NameScanner {
  /** A name whose end has not come yet. */
  private open: Buffer = Buffer.alloc(0);
  private before = '';
  /** Whether only white space has come since the name before. */
  private adjoins = false;

  /**
   * @param visit told of each name without its slash and escapes, and of the one right before it (only
   * white space between the two, as in `/Type /Page`), else an empty one
   */
  constructor(private readonly visit: (name: string, before: string) => void) {}

  push(chunk: Buffer): void {
    const bytes = this.open.length > 0 ? Buffer.concat([this.open, chunk]) : chunk;
    this.open = Buffer.alloc(0);
    let at = 0;
    for (;;) {
      const slash = bytes.indexOf(SLASH, at);
      this.adjoins &&= isBlank(bytes, at, slash < 0 ? bytes.length : slash);
      if (slash < 0) return;
      const end = endOfName(bytes, slash);
      if (end === bytes.length && end - slash <= LONGEST) {
        this.open = Buffer.from(bytes.subarray(slash));
        return;
      }
      this.tell(bytes, slash, end);
      at = end;
    }
  }

  end(): void {
    if (this.open.length > 0) this.tell(this.open, 0, this.open.length);
    this.open = Buffer.alloc(0);
  }

  private tell(bytes: Buffer, slash: number, end: number): void {
    const name = plainName(bytes.toString('latin1', slash + 1, end));
    this.visit(name, this.adjoins ? this.before : '');
    this.before = name;
    this.adjoins = true;
  }
}

function endOfName(bytes: Buffer, slash: number): number {
  const most = Math.min(bytes.length, slash + 1 + LONGEST);
  let end = slash + 1;
  while (end < most && !ENDS.has(bytes[end] ?? 0)) end += 1;
  return end;
}

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!BLANKS.has(bytes[at] ?? 0)) return false;
  return true;
}
