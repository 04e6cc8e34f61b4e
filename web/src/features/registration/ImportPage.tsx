import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWords } from '../office/useOffice.js';
import { ImportPeople } from '../people/import/ImportPeople.js';
import { OneDelegation } from './OneDelegation.js';

const route = getRouteApi('/shell/registration/$delegationId/import');

/** An organizer imports people on behalf of a delegation. */
export function ImportPage() {
  const { t } = useTranslation('import');
  const name = useWords();
  const { delegationId } = route.useParams();
  return (
    <OneDelegation title={t('title')} delegationId={delegationId}>
      {({ assembly, delegation }) => (
        <ImportPeople
          assemblyId={assembly.id}
          delegation={delegation}
          name={name(delegation.names)}
          back={(props) => (
            <Link to="/registration/$delegationId" params={{ delegationId }} {...props} />
          )}
        />
      )}
    </OneDelegation>
  );
}
