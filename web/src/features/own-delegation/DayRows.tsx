import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Flag } from '../../components/Flag.js';
import { Icon } from '../../components/Icon.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { statusLook } from '../../theme/statuses.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { DayEntry } from './day-entries.js';
import type { OwnParty } from './types.js';
import { counterparts, useName } from './useParties.js';
import classes from './DayRows.module.css';

export interface DayRowsProps {
  entries: readonly DayEntry[];
  own: readonly OwnParty[];
  /** The present instant when it falls into this day: a line stands where it is. */
  now?: number | undefined;
  /** Adds the subject and the interpreter of meetings. */
  detailed?: boolean;
  /** What stands at the end of an absence, e.g. its remove button. */
  renderAbsenceEnd?: (id: string) => ReactNode;
}

/** A party's day as rows: what the programme takes as sand bands, meetings between them. */
export function DayRows({ entries, own, now, detailed = false, renderAbsenceEnd }: DayRowsProps) {
  const next = now === undefined ? -1 : entries.findIndex(({ to }) => to > now);
  return (
    <ol className={classes.rows}>
      {entries.map((entry, index) => (
        <li key={`${entry.kind} ${entry.id}`} className={classes.item}>
          {index === next && now !== undefined && <NowLine now={now} />}
          <Row
            entry={entry}
            own={own}
            detailed={detailed}
            past={now !== undefined && entry.to <= now}
          >
            {entry.kind === 'absence' && renderAbsenceEnd?.(entry.id)}
          </Row>
        </li>
      ))}
    </ol>
  );
}

function NowLine({ now }: { now: number }) {
  const { t } = useTranslation('days');
  const { time } = useFormat();
  return <p className={classes.now}>{t('now', { time: time(now) })}</p>;
}

function Row({
  entry,
  own,
  detailed,
  past,
  children,
}: {
  entry: DayEntry;
  own: readonly OwnParty[];
  detailed: boolean;
  past: boolean;
  children: ReactNode;
}) {
  const { time } = useFormat();
  const scope =
    entry.kind === 'hold' ? entry.item.hold : entry.kind === 'absence' ? 'absence' : undefined;
  return (
    <div className={classes.row} data-hold={scope} data-past={past || undefined}>
      <p className={classes.time}>
        <time dateTime={new Date(entry.from).toISOString()}>{time(entry.from)}</time>
        <time dateTime={new Date(entry.to).toISOString()}>{time(entry.to)}</time>
      </p>
      {entry.kind === 'meeting' ? (
        <Meeting entry={entry} own={own} detailed={detailed} />
      ) : entry.kind === 'hold' ? (
        <Hold entry={entry} />
      ) : (
        <AbsenceWords entry={entry} />
      )}
      {children && <div className={classes.end}>{children}</div>}
    </div>
  );
}

function Meeting({
  entry,
  own,
  detailed,
}: {
  entry: Extract<DayEntry, { kind: 'meeting' }>;
  own: readonly OwnParty[];
  detailed: boolean;
}) {
  const { t } = useTranslation('days');
  const { list } = useFormat();
  const name = useName();
  const { meeting } = entry;
  const others = counterparts(meeting, own);
  const booking = meeting.booking;
  return (
    <div className={classes.body}>
      <p className={classes.title}>
        <span className={classes.flags}>
          {others.slice(0, 3).map((party) => (
            <Flag key={party.partyId} iso2={party.iso2} initials={party.code} />
          ))}
        </span>
        <Link to="/delegation/meetings" search={{ request: meeting.id }} className={classes.link}>
          {list(others.map(({ names }) => name(names)))}
        </Link>
      </p>
      <div className={classes.facts}>
        <span className={classes.place}>
          {booking && <b>{booking.roomName}</b>}
          {t('comma')}
          {t(`level.${meeting.level}`)}
          {detailed && booking?.interpreter && (
            <>
              {t('comma')}
              {t('interpreter', { name: booking.interpreter })}
            </>
          )}
        </span>
        <StatusBadge kind="request" state={meeting.status} />
      </div>
      {detailed && <p className={classes.place}>{meeting.subject}</p>}
    </div>
  );
}

function Hold({ entry }: { entry: Extract<DayEntry, { kind: 'hold' }> }) {
  const { t } = useTranslation('days');
  const name = useName();
  const { item } = entry;
  return (
    <div className={classes.body}>
      <p className={classes.title}>
        <Icon name={statusLook('hold', item.hold).icon} className={classes.icon} />
        <span>{name(item.titles)}</span>
      </p>
      <p className={classes.place}>{t(`hold.${item.hold}`)}</p>
    </div>
  );
}

function AbsenceWords({ entry }: { entry: Extract<DayEntry, { kind: 'absence' }> }) {
  const { t } = useTranslation('days');
  const { scope, note } = entry.absence;
  return (
    <div className={classes.body}>
      <p className={classes.title}>
        <Icon name="subtract--alt" className={classes.icon} />
        <span>{t(`absence.${scope}`)}</span>
      </p>
      {note && <p className={classes.place}>{note}</p>}
    </div>
  );
}
