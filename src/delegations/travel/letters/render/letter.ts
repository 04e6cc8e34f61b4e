import type { Language } from '../../../../common/text/languages.js';

/** What a letter says in one language. */
export interface LetterSide {
  language: Language;
  title: string;
  paragraphs: string[];
}

/** One fact about the person, with its name in each language of the letter. */
export interface LetterFact {
  labels: string[];
  /** Once where all languages say the same, else in each of them. */
  values: string[];
}

/** Everybody of a delegation, a row each. */
export interface LetterTable {
  /** Of each column, in each language. */
  headers: string[][];
  rows: string[][];
}

/** A letter as it is printed: words only, so that it can go to another thread. */
export interface Letter {
  reference: string;
  /** Date of this edition, `YYYY-MM-DD`: also that of the file, which is then always the same. */
  date: string;
  /** Over the letter: the Assembly's name. */
  head: string;
  /** Under the head, in each language: reference and date. */
  marks: string[][];
  sides: LetterSide[];
  facts: LetterFact[];
  table: LetterTable | null;
  /** At the foot, in each language. */
  foot: string[];
}
