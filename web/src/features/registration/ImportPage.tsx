import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useWords } from '../office/useOffice.js';
import { WithAssembly } from '../office/WithAssembly.js';
import { delegationQuery } from '../own-delegation/queries.js';
import { ImportPeople } from '../people/import/ImportPeople.js';

const route = getRouteApi('/shell/registration/$delegationId/import');

/** An organizer imports people on behalf of a delegation. */
export function ImportPage() {
  const { t } = useTranslation('import');
  return (
    <WithAssembly title={t('title')}>
      {({ assembly }) => <ImportFor assemblyId={assembly.id} />}
    </WithAssembly>
  );
}

function ImportFor({ assemblyId }: { assemblyId: string }) {
  const { t } = useTranslation('import');
  const name = useWords();
  const { delegationId } = route.useParams();
  const delegation = useQuery(delegationQuery(assemblyId, delegationId));
  if (!delegation.data) {
    return (
      <>
        <PageHeader title={t('title')} />
        <ProblemNotice problem={delegation.error} />
        {!delegation.error && <SkeletonRows rows={4} />}
      </>
    );
  }
  return (
    <ImportPeople
      assemblyId={assemblyId}
      delegation={delegation.data}
      name={name(delegation.data.names)}
      back={(props) => (
        <Link to="/registration/$delegationId" params={{ delegationId }} {...props} />
      )}
    />
  );
}
