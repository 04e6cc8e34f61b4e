import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import type { IconName } from '../../components/icons.js';
import { EmptyState } from '../../components/EmptyState.js';
import { PartyName } from '../../components/PartyName.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { ChangedMeeting, Place, PlanDiff } from './queries.js';
import classes from './ChangeList.module.css';

const kinds = ['timeChanged', 'roomChanged', 'added', 'cancelled'] as const;
type Kind = (typeof kinds)[number];

const icons: Record<Kind, IconName> = {
  timeChanged: 'time',
  roomChanged: 'location',
  added: 'add',
  cancelled: 'close--outline',
};

/** Rows of a group that stand there at once. */
const few = 5;

/** The changes by kind: what was, what will be; struck through only where it differs. */
export function ChangeList({ diff, before }: { diff: PlanDiff; before: number | undefined }) {
  const { t } = useTranslation('plans');
  const { number } = useFormat();
  const groups = kinds.filter((kind) => diff[kind].length > 0);
  if (groups.length === 0) {
    return (
      <div className="ga-sheet">
        <EmptyState title={t('same.title')}>{t('same.text')}</EmptyState>
      </div>
    );
  }
  return (
    <div className={`ga-sheet ${classes.sheet}`}>
      <div className={classes.headings} aria-hidden>
        <span>{t('column.meeting')}</span>
        <span>
          {before === undefined
            ? t('column.nothing')
            : t('column.before', { number: number(before) })}
        </span>
        <span />
        <span>{t('column.after', { number: number(diff.number) })}</span>
        <span>{t('column.why')}</span>
        <span className={classes.told}>{t('column.told')}</span>
      </div>
      {groups.map((kind) => (
        <Group key={kind} kind={kind} rows={diff[kind]} />
      ))}
    </div>
  );
}

function Group({ kind, rows }: { kind: Kind; rows: readonly ChangedMeeting[] }) {
  const { t } = useTranslation('plans');
  const { number } = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, few);
  return (
    <section className={classes.group}>
      <div className={classes.title}>
        <Icon name={icons[kind]} size={14} />
        <h2>{t(`group.${kind}`, { count: rows.length, shown: number(rows.length) })}</h2>
        {rows.length > few && (
          <button type="button" className={classes.more} onClick={() => setAll(!all)}>
            {all
              ? t('fewer')
              : t('more', { count: rows.length - few, shown: number(rows.length - few) })}
          </button>
        )}
      </div>
      <ul className={classes.rows}>
        {shown.map((row) => (
          <li key={row.requestId} className={classes.row}>
            <Row row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ row }: { row: ChangedMeeting }) {
  const { t } = useTranslation('plans');
  const { number } = useFormat();
  const { before, after } = row;
  return (
    <>
      <span className={classes.parties}>
        {row.parties.slice(0, 3).map((party) => (
          <PartyName key={party.partyId} iso2={party.iso2} code={party.code} />
        ))}
        {row.parties.length > 3 && (
          <span>{t('moreParties', { count: row.parties.length - 3 })}</span>
        )}
      </span>
      <span className={classes.before}>
        {before && <PlaceWords place={before} other={after} side="before" />}
      </span>
      <span className={classes.arrow}>
        <Icon name={before ? 'arrow--right' : 'add'} label={before ? t('becomes') : t('isNew')} />
      </span>
      <span className={classes.after}>
        {after ? (
          <PlaceWords place={after} other={before} side="after" />
        ) : (
          <StatusBadge kind="request" state="cancelled" />
        )}
      </span>
      <span className={classes.why} title={row.subject}>
        {row.whyText}
      </span>
      <span className={classes.told}>
        {t('toldPeople', { count: row.told, shown: number(row.told) })}
      </span>
    </>
  );
}

/** Day, time and room; each marked when the other plan has another one. */
function PlaceWords({
  place,
  other,
  side,
}: {
  place: Place;
  other: Place | null;
  side: 'before' | 'after';
}) {
  const { date, time } = useFormat();
  const day = date(place.startsAt, 'weekdayDay');
  const clock = time(place.startsAt);
  const mark = (changed: boolean, words: string) =>
    !changed ? (
      <bdi>{words}</bdi>
    ) : side === 'before' ? (
      <del>
        <bdi>{words}</bdi>
      </del>
    ) : (
      <ins>
        <bdi>{words}</bdi>
      </ins>
    );
  return (
    <>
      <span className={classes.when}>
        {mark(!other || date(other.startsAt, 'weekdayDay') !== day, day)}{' '}
        {mark(!other || other.startsAt !== place.startsAt, clock)}
      </span>
      <span className={classes.where}>
        {mark(!other || other.roomId !== place.roomId, place.roomName)}
      </span>
    </>
  );
}
