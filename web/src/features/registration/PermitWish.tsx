import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import { fullName } from '../own-delegation/checklist.js';
import { ReasonDialog } from '../own-delegation/ReasonDialog.js';
import type { Delegation } from '../own-delegation/types.js';
import { useWishChange, type Permit } from '../people/wishes.js';
import { WishRow } from '../people/WishRow.js';

type Decision = components['schemas']['DecidePermitDto'];

/** A wish for close protection or a weapon, for those who decide it. */
export function PermitWish({
  assemblyId,
  delegation,
  permit,
  mayDecide,
}: {
  assemblyId: string;
  delegation: Delegation;
  permit: Permit;
  mayDecide: boolean;
}) {
  const { t } = useTranslation(['registration', 'people']);
  const { date } = useFormat();
  const [asked, setAsked] = useState<Decision['decision']>();
  const decide = useWishChange((body: Decision) =>
    data(
      api.POST(
        '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/permits/{permitId}/decision',
        {
          params: { path: { assemblyId, delegationId: delegation.id, permitId: permit.id } },
          body,
        },
      ),
    ),
  );
  const person = delegation.people.find(({ id }) => id === permit.personId);
  const name = (person && fullName(person).trim()) || t('missing.somebody');
  const kind = t(`people:permits.kind.${permit.kind}`);
  const close = () => setAsked(undefined);
  return (
    <WishRow
      title={t('wishes.permit', { kind, name })}
      badge={<StatusBadge kind="permit" state={permit.status} />}
      detail={permit.detail}
      note={t('people:permits.asked', { date: date(permit.requestedAt, 'month') })}
      answer={permit.reason}
    >
      {mayDecide && permit.status === 'requested' && (
        <>
          <Button
            variant="default"
            size="xs"
            aria-label={t('wishes.approveOne', { kind, name })}
            onClick={() => setAsked('approve')}
          >
            {t('wishes.approve')}
          </Button>
          <Button
            variant="outline"
            color="red"
            size="xs"
            aria-label={t('wishes.refuseOne', { kind, name })}
            onClick={() => setAsked('refuse')}
          >
            {t('wishes.refuse')}
          </Button>
        </>
      )}
      {asked === 'approve' && (
        <ConfirmWithPreview
          opened
          onClose={close}
          title={t('wishes.approveTitle', { kind, name })}
          confirm={t('wishes.approveConfirm')}
          onConfirm={() => decide.mutateAsync({ decision: 'approve' })}
        >
          <p>{permit.detail}</p>
          <p>{t('wishes.told')}</p>
        </ConfirmWithPreview>
      )}
      {asked === 'refuse' && (
        <ReasonDialog
          opened
          onClose={close}
          title={t('wishes.refuseTitle', { kind, name })}
          confirm={t('wishes.refuseConfirm')}
          onConfirm={(reason) => decide.mutateAsync({ decision: 'refuse', reason })}
        >
          {t('wishes.reasonRead')}
        </ReasonDialog>
      )}
    </WishRow>
  );
}
