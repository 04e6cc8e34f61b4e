import { LANGUAGES, type Translated } from '../../common/text/languages.js';
import { isCalendarDate, isLocalTime, isTimeZone } from '../../common/time/zoned-time.js';
import { decodeUtf8, type SourceFile } from './csv-table.js';
import { ReferenceFileError, type ReferenceFileCode } from './reference-file-error.js';

/** A value inside a JSON data file, read with checks; refusals name the file and the path. */
export class JsonReader {
  private constructor(
    private readonly file: string,
    readonly path: string,
    private readonly value: unknown,
  ) {}

  static parse(source: SourceFile): JsonReader {
    const text = decodeUtf8(source);
    try {
      return new JsonReader(source.name, '', JSON.parse(text) as unknown);
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message : '';
      const place = { file: source.name, row: null, column: null };
      throw new ReferenceFileError('malformed_json', place, detail, { cause });
    }
  }

  get present(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  field(name: string): JsonReader {
    const fields = this.value;
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
      this.refuse('wrong_value', 'object expected');
    }
    const path = this.path === '' ? name : `${this.path}.${name}`;
    return new JsonReader(this.file, path, (fields as Record<string, unknown>)[name]);
  }

  list(): JsonReader[] {
    if (!Array.isArray(this.value)) this.refuse('wrong_value', 'list expected');
    return this.value.map(
      (item: unknown, index) => new JsonReader(this.file, `${this.path}[${index}]`, item),
    );
  }

  text(): string {
    if (this.value === undefined) this.refuse('missing_value');
    if (typeof this.value !== 'string' || this.value.trim() === '') {
      this.refuse('wrong_value', 'text expected');
    }
    return this.value;
  }

  integer(): number {
    if (typeof this.value !== 'number' || !Number.isInteger(this.value)) {
      this.refuse('wrong_value', 'whole number expected');
    }
    return this.value;
  }

  oneOf<T extends string>(allowed: readonly T[]): T {
    const text = this.text();
    const found = allowed.find((value) => value === text);
    return found ?? this.refuse('wrong_value', `${text}; one of ${allowed.join(', ')} expected`);
  }

  date(): string {
    const text = this.text();
    return isCalendarDate(text) ? text : this.refuse('wrong_value', `${text} is not a date`);
  }

  time(): string {
    const text = this.text();
    return isLocalTime(text) ? text : this.refuse('wrong_value', `${text} is not a time`);
  }

  timeZone(): string {
    const text = this.text();
    return isTimeZone(text) ? text : this.refuse('unknown_time_zone', text);
  }

  /** An object `{ en, fr, es, ar }`. */
  translated(): Translated {
    return this.inLanguages((language) => this.field(language));
  }

  /** Fields `<prefix>_en`, `<prefix>_fr`, `<prefix>_es`, `<prefix>_ar` of this object. */
  translatedFields(prefix: string): Translated {
    return this.inLanguages((language) => this.field(`${prefix}_${language}`));
  }

  private inLanguages(read: (language: (typeof LANGUAGES)[number]) => JsonReader): Translated {
    const texts = {} as Translated;
    for (const language of LANGUAGES) {
      const reader = read(language);
      const text = reader.text();
      if (language === 'ar' && !/\p{Script=Arabic}/u.test(text)) reader.refuse('not_arabic', text);
      texts[language] = text;
    }
    return texts;
  }

  refuse(code: ReferenceFileCode, detail = ''): never {
    const column = this.path === '' ? null : this.path;
    throw new ReferenceFileError(code, { file: this.file, row: null, column }, detail);
  }
}
