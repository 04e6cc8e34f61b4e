import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldMessage } from '../../../components/FieldMessage.js';
import { PageHeader } from '../../../components/PageHeader.js';
import { ProblemNotice } from '../../../components/ProblemNotice.js';
import { SkeletonRows } from '../../../components/SkeletonRows.js';
import { StatusBadge } from '../../../components/StatusBadge.js';
import { useFormat } from '../../../i18n/useFormat.js';
import { WithAssembly } from '../../office/WithAssembly.js';
import { doesCome } from '../../own-delegation/may-edit.js';
import { delegationQuery } from '../../own-delegation/queries.js';
import { placesOf } from '../../own-delegation/sub-bureaus.js';
import type { Delegation, Person } from '../../own-delegation/types.js';
import { Back } from '../Back.js';
import { delegationsQuery } from '../queries.js';
import { DelegationPicker } from './DelegationPicker.js';
import { WalkInDone } from './WalkInDone.js';
import { WalkInForm } from './WalkInForm.js';
import classes from './WalkIn.module.css';

const route = getRouteApi('/shell/registration/walk-in');

/** Somebody stands at the desk who is on no list: an organizer registers the person for a delegation. */
export function WalkInPage() {
  const { t } = useTranslation('walkIn');
  return (
    <WithAssembly title={t('title')}>
      {({ assembly, canEdit }) =>
        canEdit ? <Desk assemblyId={assembly.id} /> : <PageHeader title={t('organizersOnly')} />
      }
    </WithAssembly>
  );
}

function Desk({ assemblyId }: { assemblyId: string }) {
  const { t } = useTranslation('walkIn');
  const { delegation: delegationId } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useQuery(delegationsQuery(assemblyId));
  const chosen = useQuery({
    ...delegationQuery(assemblyId, delegationId ?? ''),
    enabled: delegationId !== undefined,
  });
  const [registered, setRegistered] = useState<Person>();
  return (
    <>
      <Back delegationId={delegationId} />
      <PageHeader title={t('title')} sentence={t('sentence')} />
      <div className={`ga-sheet ${classes.sheet}`}>
        <ProblemNotice problem={list.error ?? chosen.error} />
        {registered && delegationId !== undefined ? (
          <WalkInDone
            delegationId={delegationId}
            person={registered}
            onAnother={() => setRegistered(undefined)}
          />
        ) : (
          <>
            <div className={classes.picker}>
              {list.data ? (
                <DelegationPicker
                  delegations={list.data}
                  value={delegationId}
                  onChange={(id) => void navigate({ search: { delegation: id }, replace: true })}
                />
              ) : (
                !list.error && <SkeletonRows rows={1} />
              )}
              {chosen.data && <Standing delegation={chosen.data} />}
            </div>
            {chosen.isLoading && <SkeletonRows rows={6} />}
            {chosen.data && doesCome(chosen.data) && (
              <WalkInForm
                key={chosen.data.id}
                assemblyId={assemblyId}
                delegation={chosen.data}
                onDone={setRegistered}
              />
            )}
          </>
        )}
      </div>
    </>
  );
}

/** Where the chosen delegation stands, and how many of its places are taken. */
function Standing({ delegation }: { delegation: Delegation }) {
  const { t } = useTranslation(['walkIn', 'registration']);
  const { number } = useFormat();
  const { status } = delegation;
  const { used, quota } = placesOf(delegation);
  if (!doesCome(delegation)) return <FieldMessage>{t(`doesNotCome.${status}`)}</FieldMessage>;
  return (
    <p className={classes.standing}>
      <StatusBadge kind="delegation" state={status} />
      <span>
        {t('registration:peopleOf', {
          count: used,
          quota: number(quota),
        })}
      </span>
    </p>
  );
}
