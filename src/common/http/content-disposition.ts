export type Disposition = 'inline' | 'attachment';

/**
 * The header's value for a file with this name (RFC 6266): one that every client reads, and beside it the
 * whole name where that says more than ASCII can.
 */
export function contentDisposition(disposition: Disposition, fileName: string): string {
  const plain = fileName.replace(/[^\w.-]+/g, '_');
  const value = `${disposition}; filename="${plain}"`;
  return plain === fileName ? value : `${value}; filename*=UTF-8''${encoded(fileName)}`;
}

/** `encodeURIComponent` leaves out characters that RFC 8187 wants encoded as well. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
