import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { FormSection } from '../../components/FormLayout.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import { takesPlace } from '../own-delegation/checklist.js';
import { doesCome } from '../own-delegation/may-edit.js';
import type { Person } from '../own-delegation/types.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import { AskPermit } from './AskPermit.js';
import { permitKinds, permitsQuery, useWishChange, type Permit } from './wishes.js';
import { WishRow } from './WishRow.js';
import classes from './Permits.module.css';

const isLive = ({ status }: Permit): boolean => status === 'requested' || status === 'approved';

/** Close protection and weapons of one person: what was asked, what became of it, and the way to ask. */
export function Permits({ own, person }: { own: OwnDelegation; person: Person }) {
  const { assemblyId, delegation } = own;
  const { t } = useTranslation('people');
  const [asking, setAsking] = useState(false);
  const { data, error } = useQuery(permitsQuery(assemblyId, delegation.id));
  const permits = (data ?? []).filter(
    ({ personId, status }) => personId === person.id && status !== 'withdrawn',
  );
  const free = permitKinds.filter(
    (kind) => !permits.some((permit) => permit.kind === kind && isLive(permit)),
  );
  const mayChange = doesCome(delegation) && takesPlace(person);
  if (permits.length === 0 && !mayChange) return null;
  return (
    <div className={classes.permits}>
      <FormSection title={t('permits.title')}>
        <ProblemNotice problem={error} />
        {permits.length > 0 ? (
          <ul>
            {permits.map((permit) => (
              <PermitRow
                key={permit.id}
                assemblyId={assemblyId}
                permit={permit}
                mayWithdraw={mayChange && isLive(permit)}
              />
            ))}
          </ul>
        ) : (
          <p className={classes.none}>{t('permits.none')}</p>
        )}
        {data && mayChange && free.length > 0 && (
          <div className={classes.ask}>
            <Button variant="default" onClick={() => setAsking(true)}>
              {t('permits.ask')}
            </Button>
          </div>
        )}
      </FormSection>
      {asking && (
        <AskPermit own={own} person={person} kinds={free} onClose={() => setAsking(false)} />
      )}
    </div>
  );
}

function PermitRow({
  assemblyId,
  permit: { id, delegationId, kind, status, detail, reason, requestedAt },
  mayWithdraw,
}: {
  assemblyId: string;
  permit: Permit;
  mayWithdraw: boolean;
}) {
  const { t } = useTranslation('people');
  const { date } = useFormat();
  const [asked, setAsked] = useState(false);
  const withdraw = useWishChange(() =>
    api.DELETE('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/permits/{permitId}', {
      params: { path: { assemblyId, delegationId, permitId: id } },
    }),
  );
  return (
    <WishRow
      title={t(`permits.kind.${kind}`)}
      badge={<StatusBadge kind="permit" state={status} />}
      detail={detail}
      note={t('permits.asked', { date: date(requestedAt, 'month') })}
      answer={reason}
    >
      {mayWithdraw && (
        <>
          <Button variant="default" size="xs" onClick={() => setAsked(true)}>
            {t('permits.withdraw.button')}
          </Button>
          <ConfirmWithPreview
            opened={asked}
            onClose={() => setAsked(false)}
            title={t('permits.withdraw.title')}
            confirm={t('permits.withdraw.confirm')}
            danger
            onConfirm={() => withdraw.mutateAsync(undefined)}
          >
            <p>{t('permits.withdraw.text', { kind: t(`permits.kind.${kind}`) })}</p>
          </ConfirmWithPreview>
        </>
      )}
    </WishRow>
  );
}
