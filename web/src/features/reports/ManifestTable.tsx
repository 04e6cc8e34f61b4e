import { createColumnHelper, type ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../components/DataTable.js';
import { PartyName } from '../../components/PartyName.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useWords } from '../office/useOffice.js';
import { localClock } from '../own-delegation/zoned.js';
import { hourKey } from './bands.js';
import { Change, Needs } from './ManifestParts.js';
import type { ManifestBand, ManifestLine } from './queries.js';
import classes from './ManifestPage.module.css';

const column = createColumnHelper<ManifestLine>();

/** Who comes or goes, hour by hour. */
export function ManifestTable({
  lines,
  bands,
  timezone,
}: {
  /** Undefined while loading. */
  lines: readonly ManifestLine[] | undefined;
  /** Counts of the same search. */
  bands: readonly ManifestBand[];
  timezone: string;
}) {
  const { t } = useTranslation(['manifest', 'common', 'people', 'travel']);
  const { time } = useFormat();
  const words = useWords();
  const groupOf = useHours(bands, timezone);
  const columns = useMemo(
    () =>
      [
        column.accessor('at', {
          header: t('common:words.time'),
          cell: ({ getValue }) => <bdi>{time(getValue())}</bdi>,
          meta: { narrow: true },
          enableSorting: false,
        }),
        column.accessor('person', {
          header: t('person'),
          cell: ({ row: { original } }) => <Person line={original} />,
          enableSorting: false,
        }),
        column.accessor('code', {
          header: t('delegation'),
          cell: ({ row: { original } }) => (
            <PartyName
              iso2={original.memberIso2}
              code={original.code}
              name={words(original.names)}
            />
          ),
          enableSorting: false,
        }),
        column.accessor('number', {
          header: t('by'),
          cell: ({ row: { original } }) => <Journey line={original} />,
          enableSorting: false,
        }),
        column.accessor('hotel', { header: t('hotel'), enableSorting: false }),
        column.display({
          id: 'needs',
          header: t('needs'),
          cell: ({ row: { original } }) => <Needs line={original} />,
        }),
        column.display({
          id: 'change',
          header: t('change'),
          cell: ({ row: { original } }) => <Change line={original} />,
        }),
      ] as ColumnDef<ManifestLine>[],
    [t, time, words],
  );
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={lines}
      rowKey={({ id }) => id}
      groupOf={groupOf}
      card={(line) => (
        <div className={classes.card}>
          <span className={classes.time}>
            <bdi>{time(line.at)}</bdi>
          </span>
          <div className={classes.facts}>
            <Person line={line} />
            <PartyName iso2={line.memberIso2} code={line.code} name={words(line.names)} />
            <p className={classes.quiet}>
              <Journey line={line} />
            </p>
            {line.hotel !== '' && <p className={classes.quiet}>{line.hotel}</p>}
            <Needs line={line} />
            <Change line={line} />
          </div>
        </div>
      )}
    />
  );
}

/** The hour of a line, with how many come in it. */
function useHours(bands: readonly ManifestBand[], timezone: string) {
  const { t } = useTranslation('manifest');
  const { calendarDate, number } = useFormat();
  return useMemo(() => {
    const totals = new Map<string, { people: number; transfers: number }>();
    for (const { day, hour, people, transfers } of bands) {
      const key = hourKey(day, hour);
      const sum = totals.get(key) ?? { people: 0, transfers: 0 };
      totals.set(key, { people: sum.people + people, transfers: sum.transfers + transfers });
    }
    return ({ at }: ManifestLine) => {
      const { date, time: clock } = localClock(timezone, Date.parse(at));
      const hour = Number(clock.slice(0, 2));
      const key = hourKey(date, hour);
      const total = totals.get(key);
      const label = [
        t('hour', {
          day: calendarDate(date, 'day'),
          from: `${clock.slice(0, 2)}:00`,
          to: `${String((hour + 1) % 24).padStart(2, '0')}:00`,
        }),
        total ? t('people', { count: total.people, shown: number(total.people) }) : '',
        total && total.transfers > 0 ? t('transfers', { count: total.transfers }) : '',
      ];
      return { key, label: label.filter(Boolean).join(' · ') };
    };
  }, [bands, timezone, t, calendarDate, number]);
}

function Person({ line }: { line: ManifestLine }) {
  const { t } = useTranslation('people');
  return (
    <span className={classes.person}>
      <b>{line.person}</b>
      <span className={classes.quiet}>{t(`role.${line.role}`)}</span>
    </span>
  );
}

/** Flight, airport and the other end: AT761, Marrakech from Paris. */
function Journey({ line }: { line: ManifestLine }) {
  const { t } = useTranslation(['manifest', 'travel']);
  const { mode, number, port, farPort, direction } = line;
  return (
    <span>
      <bdi>{number || t(`travel:mode.${mode}`)}</bdi>
      {port !== '' && (
        <>
          {' · '}
          <bdi>{port}</bdi>
        </>
      )}
      {farPort !== '' && ` ${t(direction === 'arrival' ? 'from' : 'to', { port: farPort })}`}
    </span>
  );
}
