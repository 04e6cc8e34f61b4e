import { Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import type { IconName } from '../../components/icons.js';
import { PartyName } from '../../components/PartyName.js';
import { Section } from '../../components/Section.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { UnplacedRequest } from '../plans/queries.js';
import classes from './Tray.module.css';

const step = 6;

/** Every reason of the engine with its drawing; a newer one reads as "no place was found". */
const icons: Record<string, IconName> = {
  too_long: 'hourglass',
  no_allowed_time: 'time',
  no_common_time: 'group',
  principal_absent: 'user--avatar',
  no_room_size: 'building',
  no_room_feature: 'building',
  no_room_open: 'building',
  no_interpreter: 'translate',
  interpreter_off_duty: 'translate',
  no_combination: 'help',
  principal_busy: 'user--avatar',
  party_full: 'group',
  rooms_full: 'building',
  interpreters_busy: 'translate',
  max_per_day: 'user--avatar',
  walk: 'location',
  order: 'list--boxes',
  not_found: 'help',
};

const known = (reason: string): string => (Object.hasOwn(icons, reason) ? reason : 'not_found');

/** The requests that the plan has no place for, the most important first, each with its reason. */
export function Tray({ unplaced }: { unplaced: readonly UnplacedRequest[] }) {
  const { t } = useTranslation('board');
  const { number } = useFormat();
  const [reason, setReason] = useState<string | null>(null);
  const [shown, setShown] = useState(step);
  const reasons = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { reason: code } of unplaced) {
      counts.set(known(code), (counts.get(known(code)) ?? 0) + 1);
    }
    return [...counts].toSorted((a, b) => b[1] - a[1]);
  }, [unplaced]);
  const listed =
    reason === null ? unplaced : unplaced.filter((row) => known(row.reason) === reason);
  return (
    <Section
      title={t('tray.title')}
      end={
        unplaced.length > 0 && (
          <span className={classes.count}>
            {t('tray.count', { count: unplaced.length, shown: number(unplaced.length) })}
          </span>
        )
      }
    >
      {unplaced.length === 0 && (
        <p className={classes.none}>
          <Icon name="checkmark--filled" />
          {t('tray.none')}
        </p>
      )}
      {reasons.length > 1 && (
        <Select
          className={classes.filter}
          aria-label={t('tray.filter')}
          placeholder={t('tray.all')}
          clearable
          value={reason}
          onChange={(value) => {
            setReason(value);
            setShown(step);
          }}
          data={reasons.map(([code, count]) => ({
            value: code,
            label: t('tray.option', { reason: t(`reason.${code}`), count: number(count) }),
          }))}
        />
      )}
      <ul className={classes.list}>
        {listed.slice(0, shown).map((row) => (
          <li key={row.requestId}>
            <TrayCard row={row} />
          </li>
        ))}
      </ul>
      {listed.length > shown && (
        <button type="button" className={classes.more} onClick={() => setShown(shown + step * 3)}>
          {t('tray.more', {
            count: listed.length - shown,
            shown: number(listed.length - shown),
          })}
        </button>
      )}
    </Section>
  );
}

function TrayCard({ row }: { row: UnplacedRequest }) {
  const { t } = useTranslation(['board', 'days']);
  const reason = known(row.reason);
  const fact = useFact()(row);
  return (
    <article className={classes.card}>
      <p className={classes.head}>
        <span className={classes.parties}>
          {row.parties.slice(0, 3).map((party) => (
            <PartyName key={party.partyId} iso2={party.iso2} code={party.code} />
          ))}
          {row.parties.length > 3 && (
            <span>{t('moreParties', { count: row.parties.length - 3 })}</span>
          )}
        </span>
        <span className={classes.quiet}>
          {t('tray.level', {
            level: t(`days:levelShort.${row.level}`),
            length: t('days:minutes', { count: row.durationMinutes }),
          })}
        </span>
      </p>
      <p className={classes.reason}>
        <Icon name={icons[reason] ?? 'help'} size={14} />
        {t(`reason.${reason}`)}
      </p>
      {fact !== '' && <p className={classes.quiet}>{fact}</p>}
      <p>
        <Link
          to="/meetings"
          search={{ request: row.requestId }}
          aria-label={t('tray.openOne', { subject: row.subject })}
        >
          {t('openRequest')}
        </Link>
      </p>
    </article>
  );
}

const mostNames = 3;

/** Who or what stands in the way, in one line. */
function useFact(): (row: UnplacedRequest) => string {
  const { t } = useTranslation('board');
  const { list } = useFormat();
  return ({ blockers }) => {
    const kinds = ['principal', 'party', 'room', 'interpreter', 'request'] as const;
    return kinds
      .flatMap((kind) => {
        const names = [
          ...new Set(blockers.filter((entry) => entry.kind === kind).map(({ label }) => label)),
        ];
        if (names.length === 0) return [];
        const more = names.length - mostNames;
        const shown = names.slice(0, mostNames);
        return t(`fact.${kind}`, {
          names: list(more > 0 ? [...shown, t('fact.more', { count: more })] : shown),
        });
      })
      .slice(0, 2)
      .join(' ');
  };
}
