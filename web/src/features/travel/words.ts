import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.js';
import type { Direction, Hotel, TravelFields } from './queries.js';

/** One leg out of the flat fields. */
export function legOf(fields: TravelFields, direction: Direction) {
  return direction === 'arrival'
    ? {
        mode: fields.arrivalMode,
        number: fields.arrivalNumber,
        port: fields.arrivalPort,
        place: fields.arrivalPlace,
        date: fields.arrivalDate,
        time: fields.arrivalTime,
        far: fields.arrivalFarPort,
      }
    : {
        mode: fields.departureMode,
        number: fields.departureNumber,
        port: fields.departurePort,
        place: fields.departurePlace,
        date: fields.departureDate,
        time: fields.departureTime,
        far: fields.departureFarPort,
      };
}

/** The host's airport in words: its city, then its code. */
export function usePortName(): (code: string) => string {
  const { t, i18n } = useTranslation('travel');
  return (code) => {
    const key = `port.${code}`;
    return i18n.exists(key, { ns: 'travel' }) ? t('portCode', { city: t(key), code }) : code;
  };
}

/** Between Unicode's isolates, codes keep their place in a line that runs from right to left. */
const isolated = (part: string): string => `\u2068${part}\u2069`;

/** A leg in a few words; undefined while nothing of it is known. */
export function useLegWords(): (fields: TravelFields, direction: Direction) => string | undefined {
  const { t } = useTranslation('travel');
  const { calendarDate } = useFormat();
  return (fields, direction) => {
    const { mode, number, port, place, date, time } = legOf(fields, direction);
    if (mode === null) return undefined;
    return [
      date === null ? '' : calendarDate(date, 'day'),
      time ?? '',
      number || t(`mode.${mode}`),
      port ?? place,
    ]
      .filter(Boolean)
      .map(isolated)
      .join(' · ');
  };
}

/** A value of a field in words, for two that stand against each other. */
export function useFieldWords(hotels: readonly Hotel[]): (name: string, value: unknown) => string {
  const { t } = useTranslation(['travel', 'common']);
  const { calendarDate } = useFormat();
  const portName = usePortName();
  return (name, value) => {
    if (typeof value === 'boolean') return t(value ? 'common:words.yes' : 'common:words.no');
    if (typeof value !== 'string' || value === '') return '';
    if (name.endsWith('Mode')) return t(`mode.${value}`);
    if (name.endsWith('Date')) return calendarDate(value, 'plain');
    if (name === 'arrivalPort' || name === 'departurePort') return portName(value);
    if (name === 'room') return t(`room.${value}`);
    if (name === 'hotelId') return hotels.find(({ id }) => id === value)?.name ?? value;
    return value;
  };
}
