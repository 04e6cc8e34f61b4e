import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useWords } from '../office/useOffice.js';
import { ReasonDialog } from '../own-delegation/ReasonDialog.js';
import type { Delegation } from '../own-delegation/types.js';
import { PlacesDialog } from '../people/PlacesDialog.js';
import { useWishChange, type PlaceWish } from '../people/wishes.js';
import { WishRow } from '../people/WishRow.js';

type Decision = components['schemas']['DecidePlacesDto'];

/** A wish for more places, for the organizers who grant or refuse it. */
export function PlacesWish({
  assemblyId,
  delegation,
  wish,
  mayDecide,
}: {
  assemblyId: string;
  delegation: Delegation;
  wish: PlaceWish;
  mayDecide: boolean;
}) {
  const { t } = useTranslation(['registration', 'people']);
  const { date } = useFormat();
  const name = useWords();
  const [asked, setAsked] = useState<'grant' | 'refuse'>();
  const decide = useWishChange((body: Decision) =>
    data(
      api.POST(
        '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/place-requests/{requestId}/decision',
        {
          params: { path: { assemblyId, delegationId: delegation.id, requestId: wish.id } },
          body,
        },
      ),
    ),
  );
  const bureau = delegation.parties.find(
    ({ kind, code }) => kind === 'sub_bureau' && code === wish.subBureauIso2,
  );
  const { granted, decidedAt } = wish;
  const notes = [
    bureau ? t('wishes.bureau', { name: name(bureau.names) }) : '',
    t('people:places.asked', { count: wish.places, date: date(wish.requestedAt, 'month') }),
    granted !== null && decidedAt !== null
      ? t('people:places.granted', { count: granted, date: date(decidedAt, 'month') })
      : '',
  ];
  const party = name(delegation.names);
  const close = () => setAsked(undefined);
  return (
    <WishRow
      title={t('wishes.places', { count: wish.places })}
      badge={<StatusBadge kind="places" state={wish.status} />}
      detail={wish.reason}
      note={notes.filter(Boolean).join(' ')}
      answer={wish.answer}
    >
      {mayDecide && wish.status === 'open' && (
        <>
          <Button variant="default" size="xs" onClick={() => setAsked('grant')}>
            {t('wishes.grant')}
          </Button>
          <Button variant="outline" color="red" size="xs" onClick={() => setAsked('refuse')}>
            {t('wishes.refusePlaces')}
          </Button>
        </>
      )}
      {asked === 'grant' && (
        <PlacesDialog
          title={t('wishes.grantTitle', { party })}
          text={t('wishes.told')}
          places={wish.places}
          label={t('wishes.answer')}
          confirm={t('wishes.grantConfirm')}
          onSend={({ places, words }) => decide.mutateAsync({ granted: places, answer: words })}
          onClose={close}
        />
      )}
      {asked === 'refuse' && (
        <ReasonDialog
          opened
          onClose={close}
          title={t('wishes.refusePlacesTitle', { party })}
          confirm={t('wishes.refuseConfirm')}
          onConfirm={(answer) => decide.mutateAsync({ granted: 0, answer })}
        >
          {t('wishes.reasonRead')}
        </ReasonDialog>
      )}
    </WishRow>
  );
}
