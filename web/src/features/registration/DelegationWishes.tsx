import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../app/session.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import type { Delegation } from '../own-delegation/types.js';
import { permitsQuery, placeWishesQuery } from '../people/wishes.js';
import { PermitWish } from './PermitWish.js';
import { PlacesWish } from './PlacesWish.js';
import classes from './DelegationWishes.module.css';

/** What the delegation asked for beyond its registration: places and permits. Open wishes come first. */
export function DelegationWishes({
  assemblyId,
  delegation,
  canEdit,
}: {
  assemblyId: string;
  delegation: Delegation;
  canEdit: boolean;
}) {
  const { t } = useTranslation('registration');
  const session = useSession();
  const mayPermit = canEdit || hasRole(session, 'protocol');
  const places = useQuery(placeWishesQuery(assemblyId, delegation.id));
  const permits = useQuery(permitsQuery(assemblyId, delegation.id));
  const isOpen = ({ status }: { status: string }) => status === 'open' || status === 'requested';
  const openFirst = <W extends { status: string }>(wishes: readonly W[]): W[] => [
    ...wishes.filter(isOpen),
    ...wishes.filter((wish) => !isOpen(wish)),
  ];
  const placeWishes = openFirst(places.data ?? []);
  const permitWishes = openFirst(
    (permits.data ?? []).filter(({ status }) => status !== 'withdrawn'),
  );
  const open = [...placeWishes, ...permitWishes].filter(isOpen).length;
  const error = places.error ?? permits.error;
  if (placeWishes.length + permitWishes.length === 0 && !error) return null;
  return (
    <Section
      sheet
      title={t('wishes.title')}
      note={open > 0 ? t('wishes.open', { count: open }) : undefined}
    >
      <ProblemNotice problem={error} />
      <ul className={classes.list}>
        {placeWishes.map((wish) => (
          <PlacesWish
            key={wish.id}
            assemblyId={assemblyId}
            delegation={delegation}
            wish={wish}
            mayDecide={canEdit}
          />
        ))}
        {permitWishes.map((permit) => (
          <PermitWish
            key={permit.id}
            assemblyId={assemblyId}
            delegation={delegation}
            permit={permit}
            mayDecide={mayPermit}
          />
        ))}
      </ul>
    </Section>
  );
}
