import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { Section } from '../../components/Section.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { UnplacedRequest } from '../plans/queries.js';
import { byReason, reasonIcon, type ReasonGroup } from './reasons.js';
import { TrayCard } from './TrayCard.js';
import classes from './Tray.module.css';

/** From here on the list is grouped by reason. */
const long = 8;
/** Cards of a group, or more of them, at once. */
const step = 3;

export interface TrayProps {
  unplaced: readonly UnplacedRequest[];
  planId: string;
}

/** The requests that the plan has no place for, the most wished first; a long list grouped by reason. */
export function Tray({ unplaced, planId }: TrayProps) {
  const { t } = useTranslation('board');
  const { number } = useFormat();
  const groups = useMemo(() => byReason(unplaced), [unplaced]);
  const isLong = unplaced.length > long && groups.length > 1;
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
      {isLong ? (
        groups.map((group, index) => (
          <Group key={group.reason} group={group} planId={planId} isFirst={index === 0} />
        ))
      ) : (
        <Cards rows={unplaced} planId={planId} showReason first={long} />
      )}
    </Section>
  );
}

function Group({
  group: { reason, text, rows },
  planId,
  isFirst,
}: {
  group: ReasonGroup;
  planId: string;
  isFirst: boolean;
}) {
  const { number } = useFormat();
  const [open, setOpen] = useState(isFirst);
  return (
    <section>
      <h3 className={classes.group}>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={reasonIcon(reason)} size={14} />
          <span>{text}</span>
          <b>{number(rows.length)}</b>
          <Icon name="chevron--down" size={14} />
        </button>
      </h3>
      {open && <Cards rows={rows} planId={planId} showReason={false} first={step} />}
    </section>
  );
}

function Cards({
  rows,
  planId,
  showReason,
  first,
}: {
  rows: readonly UnplacedRequest[];
  planId: string;
  showReason: boolean;
  first: number;
}) {
  const { t } = useTranslation('board');
  const { number } = useFormat();
  const [shown, setShown] = useState(first);
  const rest = rows.length - shown;
  return (
    <>
      <ul className={classes.list}>
        {rows.slice(0, shown).map((row) => (
          <li key={row.requestId}>
            <TrayCard row={row} planId={planId} showReason={showReason} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className={classes.more} onClick={() => setShown(shown + step * 3)}>
          {t('tray.more', { count: rest, shown: number(rest) })}
        </button>
      )}
    </>
  );
}
