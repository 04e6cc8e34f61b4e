import { Select, Textarea } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { useAssemblyZone } from '../../app/zone.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { deadlineSteps } from '../own-delegation/deadline-steps.js';
import { instantOf } from '../own-delegation/zoned.js';
import { Letter } from './Letter.js';
import {
  bulkPreviewQuery,
  letterQuery,
  type BulkKind,
  type BulkPreview,
  type BulkStep,
  type BulkWish,
} from './queries.js';
import classes from './BulkDialog.module.css';

export interface BulkDialogProps {
  assemblyId: string;
  kind: BulkKind;
  delegationIds: string[];
  onClose: () => void;
  onStarted: () => void;
}

const longestNote = 1000;
/** While the organizer types, nothing is asked for, in ms. */
const typingPause = 400;

/** A step for the delegations chosen: what it needs, whom it concerns, what they read; then it is queued. */
export function BulkDialog({
  assemblyId,
  kind,
  delegationIds,
  onClose,
  onStarted,
}: BulkDialogProps) {
  const { t } = useTranslation('bulk');
  const zone = useAssemblyZone();
  const client = useQueryClient();
  const [step, setStep] = useState<BulkStep>('registration');
  const [until, setUntil] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [settled] = useDebouncedValue(note, typingPause);
  const withStep = kind === 'remind' || kind === 'move_deadline';
  const withDate = kind === 'move_deadline' || kind === 'reconfirm';
  const wishWith = (words: string): BulkWish => ({
    kind,
    delegationIds,
    ...(withStep && { step }),
    ...(withDate && until && { movedTo: toInstant(zone, until) }),
    ...(words.trim() !== '' && kind !== 'invite' && { note: words.trim() }),
  });
  const complete =
    (kind !== 'move_deadline' || until !== null) && (kind !== 'reconfirm' || settled.trim() !== '');
  const wish = wishWith(settled);
  const preview = useQuery({ ...bulkPreviewQuery(assemblyId, wish), enabled: complete });
  const left = new Set(preview.data?.skipped.map(({ delegationId }) => delegationId));
  const first = delegationIds.find((id) => !left.has(id));
  const letter = useQuery({
    ...letterQuery(assemblyId, wish, first ?? ''),
    enabled: complete && preview.data !== undefined && first !== undefined && kind !== 'invite',
  });
  const counts = useMemo(
    () =>
      new Map(preview.data?.languages.map(({ language, recipients }) => [language, recipients])),
    [preview.data],
  );
  const delegations = preview.data?.delegations ?? 0;
  return (
    <ConfirmWithPreview
      opened
      onClose={onClose}
      title={t(`${kind}.title`, { count: delegationIds.length })}
      {...(complete && preview.data && { recipients: preview.data.recipients })}
      confirm={t(`${kind}.confirm`, { count: delegations })}
      onConfirm={async () => {
        await data(
          api.POST('/api/v1/assemblies/{assemblyId}/bulk-operations', {
            params: { path: { assemblyId } },
            body: wishWith(note),
          }),
        );
        await client.invalidateQueries({ queryKey: ['bulk-operations'] });
        onStarted();
      }}
    >
      <p>{t(`${kind}.text`)}</p>
      <div className={classes.fields}>
        {withStep && (
          <Select
            label={t('step.label')}
            allowDeselect={false}
            data={deadlineSteps.map((value) => ({ value, label: t(`step.${value}`) }))}
            value={step}
            onChange={(value) => value && setStep(value)}
          />
        )}
        {withDate && (
          <DateTimePicker
            label={t(kind === 'reconfirm' ? 'confirmUntil' : 'movedTo')}
            description={t('zone', { zone })}
            valueFormat="D MMMM YYYY, HH:mm"
            clearable={kind === 'reconfirm'}
            value={until}
            onChange={setUntil}
          />
        )}
      </div>
      {kind !== 'invite' && (
        <Textarea
          label={t(kind === 'reconfirm' ? 'reason' : 'note')}
          description={t('noteHint')}
          autosize
          minRows={2}
          maxLength={longestNote}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      <div className={classes.preview} aria-live="polite">
        <ProblemNotice problem={preview.error} />
        {complete && preview.isFetching && !preview.data && <SkeletonRows rows={2} height={32} />}
        {preview.data && <Concerned preview={preview.data} />}
      </div>
      {letter.data && letter.data.length > 0 && <Letter texts={letter.data} counts={counts} />}
    </ConfirmWithPreview>
  );
}

/** How many it concerns, and why the others are left out. */
function Concerned({ preview }: { preview: BulkPreview }) {
  const { t } = useTranslation('bulk');
  const reasons = new Map<string, number>();
  for (const { reason } of preview.skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return (
    <>
      <p>
        {t('concerned', { count: preview.delegations })}{' '}
        {t('pause', { count: preview.pauseSeconds })}
      </p>
      {reasons.size > 0 && (
        <ul className={classes.skipped}>
          {[...reasons].map(([reason, count]) => (
            <li key={reason}>{t(`skip.${reason}`, { count })}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function toInstant(zone: string, local: string): string {
  return new Date(instantOf(zone, local.slice(0, 10), local.slice(11, 16))).toISOString();
}
