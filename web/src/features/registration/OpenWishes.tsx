import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PartyName } from '../../components/PartyName.js';
import { useFormat } from '../../i18n/useFormat.js';
import { openPermitsQuery, openPlaceWishesQuery } from '../people/wishes.js';
import { useWords } from '../office/useOffice.js';
import type { DelegationItem } from './queries.js';
import classes from './OpenWishes.module.css';

/** Delegations whose wishes for places or permits wait for an answer, each with how many; none: nothing. */
export function OpenWishes({
  assemblyId,
  delegations,
  mayGrant,
}: {
  assemblyId: string;
  delegations: readonly DelegationItem[];
  /** Decides on places too; protocol only on permits. */
  mayGrant: boolean;
}) {
  const { t } = useTranslation('registration');
  const { number } = useFormat();
  const name = useWords();
  const { data: places } = useQuery({ ...openPlaceWishesQuery(assemblyId), enabled: mayGrant });
  const { data: permits } = useQuery(openPermitsQuery(assemblyId));
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const { delegationId } of [...(places ?? []), ...(permits ?? [])]) {
      found.set(delegationId, (found.get(delegationId) ?? 0) + 1);
    }
    return found;
  }, [places, permits]);
  const waiting = delegations.filter(({ id }) => counts.has(id));
  if (waiting.length === 0) return null;
  return (
    <nav className={classes.wishes} aria-labelledby="open-wishes">
      <p id="open-wishes">{t('wishes.waiting')}</p>
      <ul>
        {waiting.map(({ id, memberIso2, code, names }) => (
          <li key={id}>
            <Link to="/registration/$delegationId" params={{ delegationId: id }}>
              <PartyName iso2={memberIso2} code={code} name={name(names)} size="card" />
              <span>{number(counts.get(id) ?? 0)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
