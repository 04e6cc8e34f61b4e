import { Injectable } from '@nestjs/common';
import mjml2html from 'mjml';
import type { Language } from '../common/text/languages.js';
import { LAYOUT } from './layout-source.js';

/** The parts of one mail, plain text. */
export interface MailContent {
  language: Language;
  subject: string;
  greeting: string;
  lines: readonly string[];
  action: { label: string; url: string; hint: string } | null;
  footer: string;
}

export interface RenderedMail {
  html: string;
  text: string;
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** The one layout of all mails: compiled once for each direction, then filled. */
@Injectable()
export class MailLayout {
  private readonly compiled = new Map<string, Promise<string>>();

  /** HTML and plain text of a mail. Every value is escaped. */
  async render(content: MailContent): Promise<RenderedMail> {
    return { html: await this.html(content), text: this.text(content) };
  }

  private async html(content: MailContent): Promise<string> {
    const { language, action } = content;
    const values: Record<string, string> = {
      SUBJECT: escape(content.subject),
      PREVIEW: escape(content.lines[0] ?? ''),
      GREETING: escape(content.greeting),
      BODY: content.lines.map((line) => `<p style="margin:0 0 12px">${escape(line)}</p>`).join(''),
      LABEL: escape(action?.label ?? ''),
      URL: escape(action?.url ?? ''),
      HINT: escape(action?.hint ?? ''),
      FOOTER: escape(content.footer),
    };
    const layout = await this.layout(language, action !== null);
    return layout.replace(/@@([A-Z]+)@@/g, (_, name: string) => values[name] ?? '');
  }

  private text({ subject, greeting, lines, action, footer }: MailContent): string {
    const link = action ? [`${action.label}:\n${action.url}`] : [];
    return `${[subject, greeting, ...lines, ...link, '-- \n' + footer].join('\n\n')}\n`;
  }

  private layout(language: Language, action: boolean): Promise<string> {
    const key = `${language} ${action}`;
    let compiled = this.compiled.get(key);
    if (!compiled) {
      compiled = compile(language, action);
      this.compiled.set(key, compiled);
    }
    return compiled;
  }
}

async function compile(language: Language, action: boolean): Promise<string> {
  const rtl = language === 'ar';
  const marked = LAYOUT.replaceAll('@@LANG@@', language)
    .replaceAll('@@DIR@@', rtl ? 'rtl' : 'ltr')
    .replaceAll('@@ALIGN@@', rtl ? 'right' : 'left');
  const kept = action ? marked : marked.replace(/<!-- action -->[^]*?<!-- \/action -->/g, '');
  const { html, errors } = await mjml2html(kept, { fonts: {}, keepComments: false });
  if (errors.length > 0)
    throw new Error(`The mail layout is wrong: ${errors[0]?.formattedMessage}`);
  return html;
}
