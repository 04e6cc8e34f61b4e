import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { useWords } from '../office/useOffice.js';
import type { Delegation } from '../own-delegation/types.js';
import { Travel } from '../travel/Travel.js';
import { OneDelegation } from './OneDelegation.js';

const route = getRouteApi('/shell/registration/$delegationId/travel');

/** Organizers enter the travel of a delegation on its behalf; protocol reads it. */
export function TravelPage() {
  const { t } = useTranslation(['travel', 'registration']);
  const name = useWords();
  const { delegationId } = route.useParams();
  const { person } = route.useSearch();
  return (
    <OneDelegation title={t('title')} delegationId={delegationId}>
      {({ assembly, delegation, canEdit }) => {
        const party = name(delegation.names);
        const title = t('titleOf', { party });
        if (delegation.status !== 'confirmed')
          return <Closed delegation={delegation} title={title} />;
        return (
          <Travel
            assemblyId={assembly.id}
            delegation={delegation}
            title={title}
            before={canEdit ? t('registration:onBehalfOf', { party }) : undefined}
            person={person}
            back={(props) => (
              <Link to="/registration/$delegationId" params={{ delegationId }} {...props}>
                <Icon name="arrow--left" />
                {t('toDelegation')}
              </Link>
            )}
          />
        );
      }}
    </OneDelegation>
  );
}

function Closed({ delegation, title }: { delegation: Delegation; title: string }) {
  const { t } = useTranslation('travel');
  const { id, memberIso2, code } = delegation;
  return (
    <>
      <PageHeader title={title} flag={{ iso2: memberIso2, code }} />
      <EmptyState
        title={t('notConfirmed.title')}
        action={
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link to="/registration/$delegationId" params={{ delegationId: id }} {...props} />
            )}
          >
            {t('toDelegation')}
          </Button>
        }
      >
        {t('notConfirmed.text')}
      </EmptyState>
    </>
  );
}
