import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { FormFoot } from '../../components/FormLayout.js';
import { Icon } from '../../components/Icon.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useFormat } from '../../i18n/useFormat.js';
import { FormDialog } from '../office/FormDialog.js';
import type { ManifestSummary } from './queries.js';

const formats = ['xlsx', 'csv'] as const;

/** Takes the manifest out: the state of now is what later changes are shown against. */
export function ExportDialog({
  assemblyId,
  summary,
  onClose,
}: {
  assemblyId: string;
  summary: ManifestSummary | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation(['manifest', 'common']);
  const { dateTime, number } = useFormat();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/manifest/exports', {
          params: { path: { assemblyId } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['manifest'] }),
  });
  const made = take.data;
  const last = made ?? summary?.lastExport ?? undefined;
  const file = (id: string, format: string) =>
    `/api/v1/assemblies/${assemblyId}/manifest/exports/${id}/file?format=${format}`;
  return (
    <FormDialog opened onClose={onClose} title={t('export.title')}>
      <p>{made ? t('export.made', { rows: number(made.rowCount) }) : t('export.text')}</p>
      {last && (
        <p>
          {t(last.takenBy === null ? 'export.lastBySystem' : 'export.last', {
            at: dateTime(last.takenAt),
            name: last.takenBy ?? '',
          })}
        </p>
      )}
      <ProblemNotice problem={take.error} />
      <FormFoot
        note={
          last &&
          formats.map((format) => (
            <Button
              key={format}
              variant={made ? 'default' : 'subtle'}
              leftSection={<Icon name="download" />}
              component="a"
              href={file(last.id, format)}
              download
            >
              {t(`export.${format}`)}
            </Button>
          ))
        }
      >
        <Button variant="default" onClick={onClose}>
          {t('common:close')}
        </Button>
        {!made && (
          <Button loading={take.isPending} onClick={() => take.mutate()}>
            {t('export.take')}
          </Button>
        )}
      </FormFoot>
    </FormDialog>
  );
}
