import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import { doesCome } from '../own-delegation/may-edit.js';
import { freePlaces, subBureausOf } from '../own-delegation/sub-bureaus.js';
import { useName } from '../own-delegation/useParties.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import { AskPlaces } from './AskPlaces.js';
import { placeWishesQuery, type PlaceWish } from './wishes.js';
import classes from './QuotaLine.module.css';

/** The places that are left; when they run out, the wish for more and what became of it. */
export function QuotaLine({ own }: { own: OwnDelegation }) {
  const { assemblyId, delegation } = own;
  const { t } = useTranslation('people');
  const [asking, setAsking] = useState(false);
  const { data: wishes } = useQuery(placeWishesQuery(assemblyId, delegation.id));
  const nameOf = useName();
  const free = freePlaces(delegation, null);
  const bureaus = subBureausOf(delegation).map(({ code, names }) => ({
    name: nameOf(names),
    free: freePlaces(delegation, code),
  }));
  const last = wishes?.[0];
  const short = [free, ...bureaus.map((bureau) => bureau.free)].some((left) => left <= 1);
  const mayAsk = short && doesCome(delegation) && wishes && last?.status !== 'open';
  return (
    <div className={classes.quota}>
      <p>
        {[
          free > 0 ? t('free', { count: free }) : t('full'),
          free === 0 && mayAsk ? t('fullAsk') : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {bureaus.map((bureau) => (
        <p key={bureau.name}>
          {t('freeOf', { name: bureau.name, free: t('free', { count: bureau.free }) })}
        </p>
      ))}
      {last && <LastWish wish={last} />}
      {mayAsk && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('places.ask')}
        </Button>
      )}
      {asking && <AskPlaces own={own} onClose={() => setAsking(false)} />}
    </div>
  );
}

function LastWish({
  wish: { status, places, granted, answer, requestedAt, decidedAt },
}: {
  wish: PlaceWish;
}) {
  const { t } = useTranslation('people');
  const { date } = useFormat();
  return (
    <div className={classes.wish}>
      <StatusBadge kind="places" state={status} />
      <p>
        {granted !== null && decidedAt !== null
          ? t('places.granted', { count: granted, date: date(decidedAt, 'month') })
          : t('places.asked', { count: places, date: date(requestedAt, 'month') })}
      </p>
      {answer !== '' && <blockquote className={classes.answer}>{answer}</blockquote>}
    </div>
  );
}
