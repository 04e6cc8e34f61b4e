/**
 * A mail as a document for a frame without scripts. The page's Content-Security-Policy holds in the
 * frame too and allows no style attributes: each becomes a class in one style element with the nonce.
 * @param nonce of the page, for style elements
 */
export function mailDocument(html: string, nonce: string): string {
  // Renamed before parsing: an attribute that is never parsed as a style is none that is refused.
  const held = html
    .replace(/(<[a-z][^<>]*?)\sstyle=/gi, '$1 data-style=')
    .replace(/<style\b/gi, `<style nonce="${nonce}"`);
  const mail = new DOMParser().parseFromString(held, 'text/html');
  for (const element of mail.querySelectorAll('script, base, link, meta[http-equiv], iframe')) {
    element.remove();
  }
  const rules = new Map<string, string>();
  for (const element of mail.querySelectorAll('[data-style]')) {
    const style = element.getAttribute('data-style') ?? '';
    const name = rules.get(style) ?? `m${rules.size}`;
    rules.set(style, name);
    element.classList.add(name);
    element.removeAttribute('data-style');
  }
  const sheet = mail.createElement('style');
  sheet.setAttribute('nonce', nonce);
  sheet.textContent = [...rules].map(([style, name]) => `.${name}{${style}}`).join('\n');
  mail.head.append(sheet);
  for (const link of mail.querySelectorAll('a[href]')) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener');
  }
  return `<!doctype html>${mail.documentElement.outerHTML}`;
}
