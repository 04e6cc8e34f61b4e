import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../app/session.js';
import { PageHeader } from '../../components/PageHeader.js';
import { PageColumns } from '../../components/PageColumns.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useWords } from '../office/useOffice.js';
import { CredentialsReview } from '../credentials/CredentialsReview.js';
import { placesOf } from '../own-delegation/sub-bureaus.js';
import type { Delegation } from '../own-delegation/types.js';
import { Back } from './Back.js';
import { DelegationHistory } from './DelegationHistory.js';
import { DelegationPeople } from './DelegationPeople.js';
import { DelegationState, DelegationParties } from './DelegationParts.js';
import { DelegationWishes } from './DelegationWishes.js';
import { DelegationTravel } from './DelegationTravel.js';
import { FocalPoints } from './FocalPoints.js';
import { OneDelegation } from './OneDelegation.js';
import { mainSteps, OnBehalf, StepButtons } from './Steps.js';

const route = getRouteApi('/shell/registration/$delegationId');

export function DelegationPage() {
  const { t } = useTranslation('registration');
  const { delegationId } = route.useParams();
  return (
    <OneDelegation title={t('delegation')} delegationId={delegationId}>
      {({ assembly, delegation, canEdit }) => (
        <Sheet assemblyId={assembly.id} delegation={delegation} canEdit={canEdit} />
      )}
    </OneDelegation>
  );
}

function Sheet({
  assemblyId,
  delegation,
  canEdit,
}: {
  assemblyId: string;
  delegation: Delegation;
  canEdit: boolean;
}) {
  const { t } = useTranslation('registration');
  const { date, number } = useFormat();
  const name = useWords();
  const { status, statusAt } = delegation;
  const { used, quota } = placesOf(delegation);
  // Protocol neither reads the letter nor decides on it.
  const verifies = hasRole(useSession(), 'organizer', 'admin', 'reviewer');
  const { action, secondary } = mainSteps(delegation.openTransitions);
  return (
    <>
      <Back />
      <PageHeader
        title={name(delegation.names)}
        flag={{ iso2: delegation.memberIso2, code: delegation.code }}
        sentence={t('delegationSentence', {
          since: t(`since.${status}`, { date: date(statusAt, 'month') }),
          people: t('peopleOf', { count: used, quota: number(quota) }),
        })}
        action={
          action && <StepButtons assemblyId={assemblyId} delegation={delegation} steps={[action]} />
        }
        secondary={
          secondary && (
            <StepButtons assemblyId={assemblyId} delegation={delegation} steps={[secondary]} />
          )
        }
      />
      <PageColumns
        side={
          <>
            <FocalPoints assemblyId={assemblyId} delegationId={delegation.id} canEdit={canEdit} />
            {canEdit && <OnBehalf assemblyId={assemblyId} delegation={delegation} />}
            <DelegationTravel assemblyId={assemblyId} delegation={delegation} />
            <DelegationParties delegation={delegation} />
          </>
        }
      >
        <DelegationState delegation={delegation} />
        <DelegationPeople assemblyId={assemblyId} delegation={delegation} canEdit={canEdit} />
        <DelegationWishes assemblyId={assemblyId} delegation={delegation} canEdit={canEdit} />
        {verifies && (
          <CredentialsReview
            assemblyId={assemblyId}
            delegationId={delegation.id}
            name={name(delegation.names)}
          />
        )}
        <DelegationHistory assemblyId={assemblyId} delegation={delegation} />
      </PageColumns>
    </>
  );
}
