import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { PartyName } from '../../components/PartyName.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useWords } from '../office/useOffice.js';
import { ReasonDialog } from '../own-delegation/ReasonDialog.js';
import type { Person } from '../own-delegation/types.js';
import { PersonMarks } from '../people/PersonMarks.js';
import { PersonFacts } from './PersonFacts.js';
import { personQuery, type ReviewItemProps, type ReviewStep } from './queries.js';
import classes from './ReviewPage.module.css';

/** Steps that say why, with the key of each. */
const withReason = [
  ['return', 'r'],
  ['hold', 'h'],
  ['refuse', 'x'],
] as const satisfies readonly (readonly [ReviewStep, string])[];
type Reasoned = (typeof withReason)[number][0];

const reasons: Record<Reasoned, readonly string[]> = {
  return: ['name', 'document', 'photo', 'role', 'missing'],
  hold: ['check', 'document', 'second'],
  refuse: ['identity', 'document', 'security'],
};

/** One person under review: clear, return with a reason, put on hold, refuse. */
export function PersonItem(props: ReviewItemProps) {
  const { assemblyId, item } = props;
  const person = useQuery(personQuery(assemblyId, item.delegationId, item.subjectId));
  if (person.data) return <Open {...props} person={person.data} />;
  return person.error ? <ProblemNotice problem={person.error} /> : <SkeletonRows rows={8} />;
}

function Open({
  assemblyId,
  item,
  mayDecide,
  onDone,
  person,
}: ReviewItemProps & { person: Person }) {
  const { t } = useTranslation(['review', 'people']);
  const words = useWords();
  const client = useQueryClient();
  const [asking, setAsking] = useState<Reasoned>();
  const step = useMutation({
    mutationFn: ({ taken, reason }: { taken: ReviewStep; reason?: string }) =>
      data(
        api.POST(
          '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}/review',
          {
            params: {
              path: { assemblyId, delegationId: item.delegationId, personId: person.id },
              header: { 'If-Match': `"${person.version}"` },
            },
            body: { step: taken, ...(reason === undefined ? {} : { reason }) },
          },
        ),
      ),
    onSuccess: onDone,
    // Refused or not, somebody may have been faster: what is shown is read again.
    onSettled: () =>
      Promise.all(
        ['review-queue', 'delegations'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
  const may = (taken: ReviewStep) => mayDecide && person.openSteps.includes(taken);
  const clear = () => {
    if (may('clear') && !step.isPending) step.mutate({ taken: 'clear' });
  };
  useHotkeys([
    ['a', clear],
    ...withReason.map(([taken, key]): [string, () => void] => [
      key,
      () => may(taken) && setAsking(taken),
    ]),
  ]);
  const name = `${person.givenNames} ${person.familyName}`;
  return (
    <>
      <header className={classes.head}>
        <div className={classes.name}>
          <h2>
            <bdi>{name}</bdi>
          </h2>
          <p className={classes.under}>
            <PartyName iso2={item.memberIso2} code={item.code} name={words(item.names)} />
            <StatusBadge kind="delegate" state={person.accreditation} />
          </p>
          <PersonMarks person={person} />
        </div>
        <div className={classes.actions}>
          {withReason
            .filter(([taken]) => may(taken))
            .map(([taken]) => (
              <Button
                key={taken}
                variant={taken === 'refuse' ? 'outline' : 'default'}
                {...(taken === 'refuse' && { color: 'red' })}
                onClick={() => setAsking(taken)}
              >
                {t(`step.${taken}.button`)}
              </Button>
            ))}
          {may('clear') && (
            <Button loading={step.isPending} onClick={clear}>
              {t('step.clear', { name: person.familyName })}
            </Button>
          )}
        </div>
      </header>
      <ProblemNotice problem={step.error} />
      <PersonFacts assemblyId={assemblyId} delegationId={item.delegationId} person={person} />
      {asking && (
        <ReasonDialog
          opened
          onClose={() => setAsking(undefined)}
          title={t(`step.${asking}.title`, { name })}
          reasons={reasons[asking].map((key) => t(`step.${asking}.reason.${key}`))}
          confirm={t(`step.${asking}.confirm`)}
          onConfirm={(reason) => step.mutateAsync({ taken: asking, reason })}
        >
          {t(`step.${asking}.text`, { name })}
        </ReasonDialog>
      )}
    </>
  );
}
