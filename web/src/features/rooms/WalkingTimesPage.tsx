import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { EmptyState } from '../../components/EmptyState.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { roomsQuery, walkingTimesQuery } from '../office/queries.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { RoomsTabs } from './RoomsTabs.js';
import { zonePairs, type ZonePair } from './zone-pairs.js';
import classes from './rooms.module.css';

/** How long the way is between the zones: two meetings in a row must leave time for it. */
export function WalkingTimesPage() {
  const { t } = useTranslation('rooms');
  return (
    <WithAssembly title={t('walking.title')}>
      {(office) => <WalkingTimes {...office} />}
    </WithAssembly>
  );
}

function WalkingTimes({ assembly, canEdit }: Office) {
  const { t } = useTranslation('rooms');
  const { compareNames } = useFormat();
  const rooms = useQuery(roomsQuery(assembly.id));
  const times = useQuery(walkingTimesQuery(assembly.id));
  const pairs =
    rooms.data && times.data
      ? zonePairs(
          rooms.data.flatMap(({ zone }) => zone ?? []),
          times.data,
          compareNames,
        )
      : undefined;
  return (
    <>
      <PageHeader title={t('walking.title')} sentence={t('walking.sentence')} />
      <RoomsTabs />
      <ProblemNotice problem={rooms.error ?? times.error} />
      {(rooms.isPending || times.isPending) && <SkeletonRows rows={6} />}
      {pairs?.length === 0 && (
        <EmptyState title={t('walking.empty.title')}>{t('walking.empty.text')}</EmptyState>
      )}
      {pairs && pairs.length > 0 && (
        <Pairs key={times.dataUpdatedAt} assemblyId={assembly.id} pairs={pairs} canEdit={canEdit} />
      )}
    </>
  );
}

function Pairs({
  assemblyId,
  pairs,
  canEdit,
}: {
  assemblyId: string;
  pairs: readonly ZonePair[];
  canEdit: boolean;
}) {
  const { t } = useTranslation(['rooms', 'common']);
  const client = useQueryClient();
  const [minutes, setMinutes] = useState(() => pairs.map((pair) => pair.minutes));
  const save = useMutation({
    mutationFn: () =>
      data(
        api.PUT('/api/v1/assemblies/{assemblyId}/walking-times', {
          params: { path: { assemblyId } },
          body: {
            items: pairs.flatMap(({ zoneA, zoneB }, index) => {
              const value = minutes[index];
              return typeof value === 'number' ? [{ zoneA, zoneB, minutes: value }] : [];
            }),
          },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: walkingTimesQuery(assemblyId).queryKey }),
  });
  const changed = minutes.some((value, index) => value !== pairs[index]?.minutes);
  return (
    <form
      className="ga-sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className={classes.pairs}>
        {pairs.map(({ zoneA, zoneB }, index) => (
          <label key={`${zoneA} ${zoneB}`}>
            <span>{t('walking.between', { from: zoneA, to: zoneB })}</span>
            <NumberInput
              className={classes.minutes ?? ''}
              value={minutes[index] ?? ''}
              onChange={(value) =>
                setMinutes(
                  minutes.map((old, at) =>
                    at === index ? (typeof value === 'number' ? value : null) : old,
                  ),
                )
              }
              min={0}
              max={240}
              allowDecimal={false}
              suffix={t('walking.suffix')}
              readOnly={!canEdit}
            />
          </label>
        ))}
      </div>
      <ProblemNotice problem={save.error} />
      {canEdit && (
        <div className={classes.foot}>
          <span>{t('walking.none')}</span>
          <Button type="submit" loading={save.isPending} disabled={!changed}>
            {t('walking.save')}
          </Button>
        </div>
      )}
    </form>
  );
}
