import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.js';
import type { Delegation } from '../own-delegation/types.js';
import { useCardWords } from '../people/card/useCardWords.js';
import { useFieldWords } from '../travel/words.js';
import { isChange } from './history-words.js';
import type { FieldValue } from '../../components/autosave/save-types.js';
import type { HistoryEntry } from './queries.js';

/** A field with what stood in it and what stands in it now, in words; empty where there was or is nothing. */
export interface ValueWords {
  field: string;
  label: string;
  from: string;
  to: string;
}

/** Where the label of a field stands; those of a card are the columns of its list. */
const LEG_LABELS: Record<string, string> = {
  Mode: 'travel:modeLabel',
  Number: 'travel:flightNumber',
  Port: 'travel:DIRECTION.port',
  Place: 'travel:station',
  Date: 'travel:DIRECTION.date',
  Time: 'history:field.DIRECTIONTime',
  FarPort: 'travel:DIRECTION.far',
  FarDate: 'travel:DIRECTION.farDate',
  FarTime: 'travel:DIRECTION.farTime',
};
const STAY_LABELS: Record<string, string> = {
  hotelId: 'travel:stay.title',
  hotelOther: 'travel:stay.other',
  room: 'travel:stay.room',
  roomNeeds: 'travel:stay.needs',
  transfer: 'travel:transport.transfer',
  accessibleVehicle: 'travel:transport.accessible',
  securityCar: 'travel:transport.security',
  transportNote: 'travel:transport.note',
};
const CREDENTIALS_LABELS: Record<string, string> = {
  signatoryName: 'credentials:field.signatoryName',
  signatoryFunction: 'credentials:field.signatoryFunction',
  signatoryCapacity: 'credentials:field.signatoryCapacity',
  signedOn: 'credentials:field.signedOn',
  letterFileId: 'credentials:letter.title',
};
const OTHER_LABELS: Record<string, string> = {
  photoFileId: 'history:field.photo',
  accreditation: 'history:field.accreditation',
  documentMark: 'import:field.documentNumber',
  powers: 'credentials:powersTitle',
  kind: 'history:field.permit',
  places: 'history:field.places',
  present: 'history:field.present',
  principalId: 'history:field.principal',
  parallelLimit: 'history:field.parallelLimit',
};
const LEG = /^(arrival|departure)([A-Z]\w*)$/;

function labelKey(field: string): string {
  const [, direction = '', part = ''] = LEG.exec(field) ?? [];
  return (
    LEG_LABELS[part]?.replace('DIRECTION', direction) ??
    STAY_LABELS[field] ??
    CREDENTIALS_LABELS[field] ??
    OTHER_LABELS[field] ??
    `import:field.${field}`
  );
}

/**
 * The values of an entry that people read, in the order of the entry. What has no label is left out.
 * @param personName of one of the delegation's people, by id
 */
export function useHistoryValues(
  delegation: Delegation,
  personName: (id: string) => string,
): (entry: HistoryEntry) => ValueWords[] {
  const { t, i18n } = useTranslation([
    'history',
    'import',
    'people',
    'travel',
    'credentials',
    'status',
    'common',
  ]);
  const { calendarDate, dateTime, list, number } = useFormat();
  const cardWords = useCardWords(delegation);
  const travelWords = useFieldWords([]);

  const show = useCallback(
    (field: string, value: FieldValue | undefined): string => {
      if (value === null || value === undefined || value === '') return '';
      if (field === 'role') return t(`people:role.${String(value)}`);
      if (field === 'photoFileId' || field === 'letterFileId') return t('there');
      if (field === 'accreditation') return t(`status:delegate.${String(value)}`);
      if (field === 'powers')
        return list([value].flat().map((one) => t(`credentials:power.${one}`)));
      if (field === 'kind') return t(`people:permit.kind.${String(value)}`);
      if (field === 'present') return t(value === true ? 'common:words.yes' : 'common:words.no');
      if (field === 'principalId') return personName(String(value));
      if (typeof value === 'number') return number(value);
      if (field === 'signatoryCapacity') return t(`credentials:capacity.${String(value)}`);
      if (field === 'signedOn') return calendarDate(String(value), 'plain');
      if (field === 'hotelId') return t('field.hotelListed');
      if (LEG.test(field) || field in STAY_LABELS) return travelWords(field, value);
      return cardWords(field, value);
    },
    [t, calendarDate, list, number, cardWords, travelWords, personName],
  );

  return useCallback(
    ({ changes }) =>
      Object.entries(changes).flatMap(([field, change]): ValueWords[] => {
        if (!isChange(change)) return [];
        const label = labelKey(field);
        if (field === 'documentMark') {
          // Where the shown end of the number changed too, it speaks for itself.
          if ('documentNumber' in changes) return [];
          return [{ field, label: t(label), from: '', to: t('otherNumber') }];
        }
        if (field === 'kind' || (field === 'places' && change.to === null)) {
          // What was asked for, of which nothing changed.
          return [{ field, label: t(label), from: '', to: show(field, change.from) }];
        }
        if (field.startsWith('deadline.')) {
          const at = (value: FieldValue) => (typeof value === 'string' ? dateTime(value) : '');
          return [{ field, label: t('field.deadline'), from: at(change.from), to: at(change.to) }];
        }
        if (!i18n.exists(label)) return [];
        const [from, to] = [show(field, change.from), show(field, change.to)];
        return from === to ? [] : [{ field, label: t(label), from, to }];
      }),
    [t, i18n, show, dateTime],
  );
}
