/** What stands on an invented letter of credentials. */
export interface LetterText {
  heading: string;
  /** Lines of Latin text; what Helvetica has no sign for becomes a question mark. */
  lines: readonly string[];
}

/** A4, in points. */
const PAGE = [595, 842] as const;

/** A string of PDF: Windows-1252 at most, with its brackets escaped. */
function literal(text: string): string {
  const latin = text.replace(/[^\x20-\x7e\xa0-\xff]/g, '?');
  return `(${latin.replace(/[\\()]/g, (char) => `\\${char}`)})`;
}

/** One page with a heading and lines under it, as the bytes of a PDF. */
export function letterPdf({ heading, lines }: LetterText): Buffer {
  const content = [
    'BT /F1 16 Tf 72 760 Td',
    `${literal(heading)} Tj`,
    '/F1 11 Tf 0 -40 Td 16 TL',
    ...lines.map((line) => `${literal(line)} Tj T*`),
    'ET',
    // The signature.
    '1 w 300 180 m 330 205 345 150 372 188 c 390 205 400 170 430 192 c S',
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.join(' ')}] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  return assemblePdf(objects);
}

/** A PDF file of these objects, the first being the catalogue: header, objects, cross-reference table, trailer. */
export function assemblePdf(objects: readonly string[]): Buffer {
  let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const at of offsets) file += `${String(at).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
