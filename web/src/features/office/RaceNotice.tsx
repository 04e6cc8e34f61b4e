import { SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import type { RaceRow } from './edit.js';
import classes from './RaceNotice.module.css';

export interface RaceNoticeProps<V extends FieldValues> {
  rows: readonly RaceRow<V>[];
  label: (name: keyof V) => string;
  show: (name: keyof V, value: unknown) => string;
  onTake: (row: RaceRow<V>) => void;
  onKeep: (row: RaceRow<V>) => void;
}

/** Somebody else saved while this form was open: both values, and the choice between them. */
export function RaceNotice<V extends FieldValues>({ rows, ...choice }: RaceNoticeProps<V>) {
  const { t } = useTranslation('office');
  const notice = useRef<HTMLDivElement>(null);
  const lost = rows.length > 0;
  // The save button is at the foot of a long form: what it met stands at the head.
  useEffect(() => {
    if (lost) notice.current?.scrollIntoView({ block: 'nearest' });
  }, [lost]);
  if (!lost) return null;
  return (
    <div ref={notice} role="alert" className={classes.notice}>
      <p className={classes.title}>
        <Icon name="warning--alt--filled" />
        {t('race.title')}
      </p>
      <p>{t('race.text')}</p>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <Row key={row.name} row={row} {...choice} />
        ))}
      </ul>
    </div>
  );
}

function Row<V extends FieldValues>({
  row,
  label,
  show,
  onTake,
  onKeep,
}: Omit<RaceNoticeProps<V>, 'rows'> & { row: RaceRow<V> }) {
  const { t } = useTranslation('office');
  const [choice, setChoice] = useState('mine');
  const value = (of: unknown) => show(row.name, of) || t('race.empty');
  return (
    <li>
      <b>{label(row.name)}</b>
      {row.mine === undefined ? (
        <span>{t('race.taken', { value: value(row.theirs) })}</span>
      ) : (
        <SegmentedControl
          aria-label={label(row.name)}
          value={choice}
          onChange={(next) => {
            setChoice(next);
            (next === 'mine' ? onKeep : onTake)(row);
          }}
          data={[
            { value: 'mine', label: t('race.mine', { value: value(row.mine) }) },
            { value: 'theirs', label: t('race.theirs', { value: value(row.theirs) }) },
          ]}
        />
      )}
    </li>
  );
}
