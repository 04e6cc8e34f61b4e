import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colors, contrastPairs, type ColorToken } from '../../../web/src/theme/tokens.js';

/** WCAG 2.x relative luminance of `#RRGGBB`. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(first: string, second: string): number {
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

const schemes = ['light', 'dark'] as const;

describe.each(schemes)('colours in %s', (scheme) => {
  it.each(contrastPairs.map((pair) => [`${pair.fg} on ${pair.bg} as ${pair.kind}`, pair] as const))(
    '%s can be read',
    (_name, { fg, bg, needed }) => {
      expect(contrast(colors[scheme][fg], colors[scheme][bg])).toBeGreaterThanOrEqual(needed);
    },
  );

  it('are the same in the style sheet', () => {
    const css = readFileSync(new URL('../../../web/src/theme/tokens.css', import.meta.url), 'utf8');
    const start = css.indexOf(`[data-mantine-color-scheme='${scheme}']`);
    const block = css.slice(start, css.indexOf('}', start));
    const written = Object.fromEntries(
      [...block.matchAll(/--ga-([a-z-]+): (#[0-9a-f]{6});/gi)].map(([, name = '', value = '']) => [
        name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase()),
        value.toLowerCase(),
      ]),
    );
    const expected = Object.fromEntries(
      Object.entries(colors[scheme]).map(([name, value]) => [
        name as ColorToken,
        value.toLowerCase(),
      ]),
    );
    expect(written).toEqual(expected);
  });
});
