import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAssemblyZone } from '../app/zone.js';
import * as format from './format.js';
import { useLanguage } from './useLanguage.js';

/** Every formatter, bound to the reader's language and to the zone of the Assembly. */
export function useFormat() {
  const { language } = useLanguage();
  const zone = useAssemblyZone();
  const { t } = useTranslation('common');
  return useMemo(
    () => ({
      language,
      zone,
      time: (at: format.Instant) => format.formatTime(language, zone, at),
      date: (at: format.Instant, style?: format.DateStyle) =>
        format.formatDate(language, zone, at, style),
      dateTime: (at: format.Instant, style?: format.DateStyle) =>
        format.formatDateTime(language, zone, at, style),
      timeRange: (from: format.Instant, to: format.Instant) =>
        t('timeRange', {
          from: format.formatTime(language, zone, from),
          to: format.formatTime(language, zone, to),
        }),
      calendarDate: (date: string, style?: format.DateStyle) =>
        format.formatCalendarDate(language, date, style),
      calendarRange: (from: string, to: string) =>
        t('range', format.calendarRangeParts(language, from, to)),
      number: (value: number, options?: Intl.NumberFormatOptions) =>
        format.formatNumber(language, value, options),
      list: (values: readonly string[]) => format.formatList(language, values),
      relative: (at: format.Instant, now: format.Instant) =>
        format.formatRelative(language, at, now),
      compareNames: format.nameComparator(language),
    }),
    [language, zone, t],
  );
}
