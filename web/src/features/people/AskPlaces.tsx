import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import { PlacesDialog, type Places } from './PlacesDialog.js';
import { useWishChange } from './wishes.js';

/** Asks the organizers for more places, with a number and a reason. */
export function AskPlaces({
  own: { assemblyId, delegation },
  onClose,
}: {
  own: OwnDelegation;
  onClose: () => void;
}) {
  const { t } = useTranslation('people');
  const ask = useWishChange(({ places, words, bureau }: Places) =>
    data(
      api.POST('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/place-requests', {
        params: { path: { assemblyId, delegationId: delegation.id } },
        body: { places, reason: words, subBureauIso2: bureau },
      }),
    ),
  );
  return (
    <PlacesDialog
      title={t('places.title')}
      text={t('places.text')}
      places={1}
      label={t('places.reason')}
      missing={t('places.reasonMissing')}
      forWhom={delegation}
      confirm={t('places.send')}
      onSend={(wish) => ask.mutateAsync(wish)}
      onClose={onClose}
    />
  );
}
