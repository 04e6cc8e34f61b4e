import { describe, expect, it } from 'vitest';
import { contentDisposition } from '../../../src/common/http/content-disposition.js';

describe('the name under which a file is saved', () => {
  it('is written once where it is plain', () => {
    expect(contentDisposition('inline', 'credentials.pdf')).toBe(
      'inline; filename="credentials.pdf"',
    );
  });

  it('is written as ASCII and whole where it is more', () => {
    expect(contentDisposition('attachment', "Côte d'Ivoire (1).xlsx")).toBe(
      'attachment; filename="C_te_d_Ivoire_1_.xlsx"; ' +
        "filename*=UTF-8''C%C3%B4te%20d%27Ivoire%20%281%29.xlsx",
    );
  });

  it('cannot end the header or begin another one', () => {
    expect(contentDisposition('attachment', 'a"; b\r\nSet-Cookie: c.csv')).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/,
    );
  });
});
