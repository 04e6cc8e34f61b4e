import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState.js';
import { PageHeader } from '../../components/PageHeader.js';
import { WithDelegation, type OwnDelegation } from '../own-delegation/WithDelegation.js';
import { Travel } from './Travel.js';

const route = getRouteApi('/shell/delegation/travel');

/** The focal point's page: how the own people come, stay and leave. */
export function TravelPage() {
  const { t } = useTranslation('travel');
  const { person } = route.useSearch();
  return (
    <WithDelegation title={t('title')}>
      {(own) =>
        own.delegation.status === 'confirmed' ? (
          <Travel {...own} title={t('title')} person={person} />
        ) : (
          <Closed {...own} />
        )
      }
    </WithDelegation>
  );
}

function Closed({ delegation: { memberIso2, code } }: OwnDelegation) {
  const { t } = useTranslation('travel');
  return (
    <>
      <PageHeader title={t('title')} flag={{ iso2: memberIso2, code }} />
      <EmptyState
        title={t('closed.title')}
        action={
          <Button variant="default" renderRoot={(props) => <Link to="/delegation" {...props} />}>
            {t('closed.home')}
          </Button>
        }
      >
        {t('closed.text')}
      </EmptyState>
    </>
  );
}
