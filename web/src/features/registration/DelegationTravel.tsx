import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../app/session.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import type { Delegation } from '../own-delegation/types.js';
import { travelQuery } from '../travel/queries.js';
import { TravelFacts } from '../travel/TravelFacts.js';
import classes from './Steps.module.css';

/** How far the travel of a confirmed delegation is, for those who may read it, and the way to it. */
export function DelegationTravel({
  assemblyId,
  delegation,
}: {
  assemblyId: string;
  delegation: Delegation;
}) {
  const { t } = useTranslation('travel');
  const shown =
    hasRole(useSession(), 'organizer', 'admin', 'protocol') && delegation.status === 'confirmed';
  const travel = useQuery({ ...travelQuery(assemblyId, delegation.id), enabled: shown });
  if (!shown) return null;
  return (
    <Section
      title={t('title')}
      end={
        <Link to="/registration/$delegationId/travel" params={{ delegationId: delegation.id }}>
          {t('open')}
        </Link>
      }
    >
      <ProblemNotice problem={travel.error} />
      {travel.isPending && <SkeletonRows rows={1} />}
      {travel.data && (
        <p className={classes.text}>
          <TravelFacts delegation={delegation} travel={travel.data} />
        </p>
      )}
    </Section>
  );
}
