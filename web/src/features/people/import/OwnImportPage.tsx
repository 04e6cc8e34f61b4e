import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../own-delegation/useParties.js';
import { WithDelegation } from '../../own-delegation/WithDelegation.js';
import { ImportPeople } from './ImportPeople.js';

/** A focal point imports the people of its own delegation. */
export function OwnImportPage() {
  const { t } = useTranslation('import');
  const name = useName();
  return (
    <WithDelegation title={t('title')}>
      {({ assemblyId, delegation }) => (
        <ImportPeople
          assemblyId={assemblyId}
          delegation={delegation}
          name={name(delegation.names)}
          back={(props) => <Link to="/delegation/people" {...props} />}
        />
      )}
    </WithDelegation>
  );
}
