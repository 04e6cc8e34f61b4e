import { Document, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import type { Language } from '../../../../common/text/languages.js';
import { fontsOf, registerFonts } from './letter-fonts.js';
import type { Letter, LetterFact, LetterSide, LetterTable } from './letter.js';

const INK = '#17202e';
const QUIET = '#575f6d';
const LINE = '#cfc5b3';
const ACCENT = '#ae4824';

const styles = StyleSheet.create({
  page: { paddingHorizontal: 56, paddingTop: 48, paddingBottom: 84, fontSize: 10.5, color: INK },
  head: { fontSize: 12, fontWeight: 600, paddingBottom: 8 },
  rule: { borderTopWidth: 2, borderTopColor: ACCENT, width: 48, marginBottom: 8 },
  marks: { color: QUIET, fontSize: 9, marginBottom: 2 },
  title: { fontSize: 15, fontWeight: 600, marginTop: 16, marginBottom: 8 },
  paragraph: { marginBottom: 7 },
  facts: { marginTop: 10, borderTopWidth: 1, borderTopColor: LINE },
  fact: { flexDirection: 'row', borderBottomWidth: 1, borderBottomColor: LINE, paddingVertical: 5 },
  label: { width: '30%', color: QUIET, fontSize: 9.5 },
  values: { flex: 1 },
  value: { fontWeight: 600, textAlign: 'center' },
  cell: { flex: 1, paddingRight: 6 },
  number: { width: 22 },
  name: { flex: 2, paddingRight: 6 },
  heading: { color: QUIET, fontSize: 8.5 },
  foot: { position: 'absolute', left: 56, right: 56, bottom: 34 },
  footText: { color: QUIET, fontSize: 8 },
  pages: { position: 'absolute', right: 56, bottom: 20, color: QUIET, fontSize: 8 },
});

/** The style of a text in its language: its alphabet first, and where it begins. */
function of(language: Language) {
  return {
    fontFamily: fontsOf(language),
    ...(language === 'ar' ? ({ direction: 'rtl', textAlign: 'right' } as const) : {}),
  };
}

function side({ language, title, paragraphs }: LetterSide): ReactElement {
  const style = of(language);
  return h(
    View,
    { key: language, wrap: false },
    h(Text, { style: [styles.title, style] }, title),
    ...paragraphs.map((text, index) =>
      h(Text, { key: index, style: [styles.paragraph, style] }, text),
    ),
  );
}

/** Names of a fact stand on the side on which their language begins. */
function fact({ labels, values }: LetterFact, index: number, languages: Language[]): ReactElement {
  const cells = labels.map((label, at) =>
    h(
      Text,
      {
        key: label,
        style: [
          styles.label,
          of(languages[at] ?? 'en'),
          { textAlign: (at === 0) === (languages[0] === 'ar') ? 'right' : 'left' },
        ],
      },
      label,
    ),
  );
  const [first, second] = cells;
  const middle = h(
    View,
    { key: 'value', style: styles.values },
    ...values.map((text, at) =>
      h(
        Text,
        { key: at, style: [styles.value, of(languages[at] ?? 'en'), { textAlign: 'center' }] },
        text,
      ),
    ),
  );
  const isRight = languages[0] === 'ar';
  const row = [first, middle, second].filter((cell) => cell !== undefined);
  return h(
    View,
    { key: index, style: styles.fact, wrap: false },
    ...(isRight ? row.toReversed() : row),
  );
}

function table({ headers, rows }: LetterTable, languages: Language[]): ReactElement {
  const column = (index: number) =>
    index === 0 ? styles.number : index === 1 ? styles.name : styles.cell;
  return h(
    View,
    { style: styles.facts },
    h(
      View,
      { style: styles.fact, fixed: true },
      ...headers.map((texts, index) =>
        h(
          View,
          { key: index, style: column(index) },
          ...texts.map((text, at) =>
            h(
              Text,
              { key: at, style: [styles.heading, { fontFamily: fontsOf(languages[at] ?? 'en') }] },
              text,
            ),
          ),
        ),
      ),
    ),
    ...rows.map((cells, index) =>
      h(
        View,
        { key: index, style: styles.fact, wrap: false },
        ...cells.map((cell, at) => h(Text, { key: at, style: column(at) }, cell)),
      ),
    ),
  );
}

/** The pages of a letter: the reader’s language, what both have in common, the other language. */
function document(letter: Letter): ReactElement<React.ComponentProps<typeof Document>> {
  const languages = letter.sides.map(({ language }) => language);
  const [first, ...others] = letter.sides;
  const at = new Date(`${letter.date}T00:00:00Z`);
  const language = languages[0] ?? 'en';
  return h(
    Document,
    {
      title: letter.reference,
      author: letter.head,
      language,
      creationDate: at,
      modificationDate: at,
    },
    h(
      Page,
      { size: 'A4', style: [styles.page, { fontFamily: fontsOf('en') }] },
      h(Text, { style: [styles.head, of(language)] }, letter.head),
      h(View, { style: [styles.rule, language === 'ar' ? { marginLeft: 'auto' } : {}] }),
      ...letter.marks.flatMap((texts, index) =>
        texts.map((text, at) =>
          h(
            Text,
            { key: `${index} ${at}`, style: [styles.marks, of(languages[index] ?? 'en')] },
            text,
          ),
        ),
      ),
      first ? side(first) : null,
      letter.facts.length > 0
        ? h(
            View,
            { style: styles.facts },
            ...letter.facts.map((entry, index) => fact(entry, index, languages)),
          )
        : null,
      letter.table ? table(letter.table, languages) : null,
      ...others.map((other) => side(other)),
      h(
        View,
        { style: styles.foot, fixed: true },
        ...letter.foot.map((text, index) =>
          h(Text, { key: index, style: [styles.footText, of(languages[index] ?? 'en')] }, text),
        ),
      ),
      h(Text, {
        style: styles.pages,
        fixed: true,
        render: ({ pageNumber, totalPages }) =>
          totalPages > 1 ? `${letter.reference}  ${pageNumber}/${totalPages}` : letter.reference,
      }),
    ),
  );
}

let ready = false;

/** The letter as PDF. The same letter makes the same bytes. Takes half a second of computing. */
export async function letterPdf(letter: Letter): Promise<Buffer> {
  if (!ready) registerFonts();
  ready = true;
  return renderToBuffer(document(letter));
}
