import { Radio, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { FieldMessage } from '../../components/FieldMessage.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useWords } from '../office/useOffice.js';
import type { ContactRow } from './contact-rows.js';
import classes from './contacts.module.css';

type Selection = components['schemas']['InviteDto'];
type Scope = 'all' | 'region' | 'one';

const regions = ['africa', 'americas', 'asia_pacific', 'europe'] as const;
const listedNames = 8;

/** Whom to invite, how many links that sends, and who cannot be reached. */
export function InviteDialog({
  assemblyId,
  start,
  rows,
  onClose,
}: {
  assemblyId: string;
  /** Key of the one to invite; all without it. */
  start: string | undefined;
  rows: readonly ContactRow[];
  onClose: () => void;
}) {
  const { t } = useTranslation('contacts');
  const words = useWords();
  const client = useQueryClient();
  const [scope, setScope] = useState<Scope>(start === undefined ? 'all' : 'one');
  const [region, setRegion] = useState<(typeof regions)[number]>('africa');
  const [key, setKey] = useState<string | null>(start ?? null);
  const body = selectionOf(
    scope,
    region,
    rows.find((row) => row.key === key),
  );
  const params = { path: { assemblyId } };
  const preview = useQuery({
    queryKey: ['contacts', 'invitation-preview', assemblyId, body],
    queryFn: () =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/invitations/preview', {
          params,
          body: body ?? {},
        }),
      ),
    enabled: body !== null,
    staleTime: 0,
    retry: false,
  });
  const found = preview.data;
  return (
    <ConfirmWithPreview
      opened
      onClose={onClose}
      title={t('inviteTitle')}
      recipients={found?.recipients ?? 0}
      confirm={t('inviteConfirm', { count: found?.delegations ?? 0 })}
      onConfirm={async () => {
        if (!body) return;
        const result = await data(
          api.POST('/api/v1/assemblies/{assemblyId}/invitations', { params, body }),
        );
        notifications.show({ message: t('invited', { count: result.invited }) });
        await Promise.all(
          ['contacts', 'delegations', 'deliveries'].map((name) =>
            client.invalidateQueries({ queryKey: [name] }),
          ),
        );
      }}
    >
      <Radio.Group
        label={t('scope.label')}
        value={scope}
        onChange={(value) => setScope(value === 'region' || value === 'one' ? value : 'all')}
      >
        <div className={classes.scope}>
          <Radio value="all" label={t('scope.all')} />
          <Radio value="region" label={t('scope.region')} />
          <Radio value="one" label={t('scope.one')} />
        </div>
      </Radio.Group>
      {scope === 'region' && (
        <Select
          aria-label={t('scope.region')}
          allowDeselect={false}
          data={regions.map((value) => ({ value, label: t(`group.${value}`) }))}
          value={region}
          onChange={(value) => value && setRegion(value)}
        />
      )}
      {scope === 'one' && (
        <Select
          aria-label={t('scope.one')}
          searchable
          placeholder={t('scope.choose')}
          data={rows.map((row) => ({ value: row.key, label: words(row.names) }))}
          value={key}
          onChange={setKey}
        />
      )}
      <div className={classes.preview} aria-live="polite">
        <ProblemNotice problem={preview.error} />
        {preview.isFetching && !found && <SkeletonRows rows={2} height={32} />}
        {found && <Preview found={found} rows={rows} />}
      </div>
    </ConfirmWithPreview>
  );
}

function selectionOf(
  scope: Scope,
  region: (typeof regions)[number],
  row: ContactRow | undefined,
): Selection | null {
  if (scope === 'all') return { all: true };
  if (scope === 'region') return { region };
  if (!row) return null;
  return row.iso2 === null ? { organisationCodes: [row.code] } : { memberIso2s: [row.iso2] };
}

function Preview({
  found,
  rows,
}: {
  found: components['schemas']['InvitationPreviewDto'];
  rows: readonly ContactRow[];
}) {
  const { t } = useTranslation('contacts');
  const { list } = useFormat();
  const words = useWords();
  const names = found.withoutContact.map((code) => {
    const row = rows.find((candidate) => (candidate.iso2 ?? candidate.code) === code);
    return row ? words(row.names) : code;
  });
  const rest = names.length - listedNames;
  const shown = names.slice(0, listedNames);
  return (
    <>
      <p>{t('preview.delegations', { count: found.delegations })}</p>
      {found.alreadyActive > 0 && <p>{t('preview.already', { count: found.alreadyActive })}</p>}
      {names.length > 0 && (
        <FieldMessage tone="warn">
          {t('preview.without', {
            count: names.length,
            names: list(rest > 0 ? [...shown, t('preview.more', { count: rest })] : shown),
          })}
        </FieldMessage>
      )}
    </>
  );
}
