import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { Icon } from '../../components/Icon.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useFormat } from '../../i18n/useFormat.js';
import { requestsQuery } from '../own-delegation/queries.js';
import { ReasonDialog } from '../own-delegation/ReasonDialog.js';
import type { MeetingRequest, OwnParty } from '../own-delegation/types.js';
import { counterparts, useName } from '../own-delegation/useParties.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import classes from './AnswerButtons.module.css';

/** Accept or decline; take back or cancel. Each goes with its effect in words. */
export function AnswerButtons({
  own: { assemblyId },
  request,
  parties,
}: {
  own: OwnDelegation;
  request: MeetingRequest;
  parties: readonly OwnParty[];
}) {
  const { t } = useTranslation('meetings');
  const { list } = useFormat();
  const name = useName();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'decline' | 'withdraw'>();
  const path = { assemblyId, requestId: request.id };
  const partyId = request.answerable[0];
  const others = list(counterparts(request, parties).map(({ names }) => name(names)));

  const settle = async (after: MeetingRequest) => {
    client.setQueryData(requestsQuery(assemblyId).queryKey, (before) =>
      before?.map((entry) => (entry.id === after.id ? after : entry)),
    );
    await navigate({ to: '/delegation/meetings', search: { request: after.id } });
    await client.invalidateQueries({ queryKey: ['agenda'] });
  };
  const answer = useMutation({
    mutationFn: (body: { partyId: string; answer: 'accept' | 'decline'; reason?: string }) =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/meeting-requests/{requestId}/answers', {
          params: { path },
          body,
        }),
      ),
    onSuccess: settle,
    // Somebody else of the delegation may have answered: what stands now is shown with the refusal.
    onError: () => client.invalidateQueries({ queryKey: ['meeting-requests'] }),
  });
  const withdraw = useMutation({
    mutationFn: (reason: string) =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/meeting-requests/{requestId}/withdraw', {
          params: { path },
          body: { reason },
        }),
      ),
    onSuccess: settle,
  });
  const booked = request.booking !== null;
  const taking = booked ? 'cancel' : 'takeBack';
  if (partyId === undefined && !request.withdrawable && !answer.error) return null;
  return (
    <div className={classes.answer}>
      <div className={classes.buttons}>
        {partyId !== undefined && (
          <>
            <Button
              leftSection={<Icon name="checkmark" />}
              loading={answer.isPending && answer.variables.answer === 'accept'}
              onClick={() => answer.mutate({ partyId, answer: 'accept' })}
            >
              {t('accept')}
            </Button>
            <Button variant="outline" color="red" onClick={() => setAsking('decline')}>
              {t('decline.button')}
            </Button>
          </>
        )}
        {request.withdrawable && (
          <Button variant="outline" color="red" onClick={() => setAsking('withdraw')}>
            {t(`${taking}.button`)}
          </Button>
        )}
      </div>
      {asking === undefined && <ProblemNotice problem={answer.error} />}
      {asking === 'decline' && partyId !== undefined && (
        <ReasonDialog
          opened
          onClose={() => setAsking(undefined)}
          title={t('decline.title', { party: others })}
          reasons={[
            t('decline.reason.time'),
            t('decline.reason.principal'),
            t('decline.reason.subject'),
            t('decline.reason.other'),
          ]}
          confirm={t('decline.confirm')}
          onConfirm={(reason) => answer.mutateAsync({ partyId, answer: 'decline', reason })}
        >
          {t('decline.text', { party: others })}
        </ReasonDialog>
      )}
      {asking === 'withdraw' && (
        <ReasonDialog
          opened
          onClose={() => setAsking(undefined)}
          title={t(`${taking}.title`, { party: others })}
          reasons={[
            t('withdraw.reason.time'),
            t('withdraw.reason.settled'),
            t('withdraw.reason.absent'),
          ]}
          confirm={t(`${taking}.confirm`)}
          onConfirm={(reason) => withdraw.mutateAsync(reason)}
        >
          {t(`${taking}.text`, { party: others })}
        </ReasonDialog>
      )}
    </div>
  );
}
