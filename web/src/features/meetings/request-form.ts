import type { components } from '../../api/schema.js';

export type NewRequest = components['schemas']['CreateRequestDto'];

export interface RequestFields {
  requesterId: string;
  partyIds: string[];
  subject: string;
  level: NewRequest['level'];
  priority: string;
  /** Minutes. */
  durationMinutes: string;
  size: number | string;
  /** `en-fr`, or empty for none. */
  languagePair: string;
  features: NewRequest['features'];
  /** Milliseconds. */
  preferredStarts: number[];
}

export const fieldNames = [
  'requesterId',
  'partyIds',
  'subject',
  'level',
  'priority',
  'durationMinutes',
  'size',
  'languagePair',
  'features',
  'preferredStarts',
] as const satisfies readonly (keyof RequestFields)[];

export const roomFeatures = ['secure', 'video', 'interpretation-booth'] as const;

export const mostStarts = 6;

export const emptyRequest = (requesterId: string, slotMinutes: number): RequestFields => ({
  requesterId,
  partyIds: [],
  subject: '',
  level: 'principal',
  priority: '3',
  durationMinutes: String(Math.max(30, slotMinutes)),
  size: 6,
  languagePair: '',
  features: [],
  preferredStarts: [],
});

export function toBody(fields: RequestFields): NewRequest {
  const { languagePair, preferredStarts, priority, durationMinutes, size, ...rest } = fields;
  return {
    ...rest,
    subject: rest.subject.trim(),
    priority: Number(priority),
    durationMinutes: Number(durationMinutes),
    size: Number(size),
    ...(languagePair === '' ? {} : { languagePair }),
    preferredStarts: preferredStarts.map((start) => new Date(start).toISOString()),
  };
}

let draft: RequestFields | undefined;

/** What was written and not sent: it stands there again when the reader comes back. */
export const requestDraft = {
  read: (): RequestFields | undefined => draft,
  keep: (fields: RequestFields | undefined): void => {
    draft = fields;
  },
};

const spoken = ['ar', 'en', 'es', 'fr', 'pt', 'ru', 'zh'];

/** Every pair of the languages that are interpreted, by their names in the reader's language. */
export function languagePairs(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const pairs = spoken.flatMap((first, index) =>
    spoken.slice(index + 1).map((second) => ({
      value: `${first}-${second}`,
      label: list.format([names.of(first) ?? first, names.of(second) ?? second]),
    })),
  );
  return pairs.toSorted((a, b) => a.label.localeCompare(b.label, language));
}
