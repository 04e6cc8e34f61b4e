import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FieldNotes } from '../../components/autosave/FieldNotes.js';
import { SaveNote } from '../../components/autosave/SaveNote.js';
import { useAutosave, useFirstValues } from '../../components/autosave/useAutosave.js';
import { FormFoot } from '../../components/FormLayout.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { WithAssembly } from '../office/WithAssembly.js';
import { assemblyQuery } from '../own-delegation/queries.js';
import type { AssemblyInfo } from '../own-delegation/types.js';
import { rollQuery, type VotingRoll } from '../voting/queries.js';
import { DeadlineSettings } from './DeadlineSettings.js';
import { PlaceSettings, ReviewSettings } from './PeopleSettings.js';
import { toSettings, type Settings } from './settings-fields.js';
import { useSettingsQueue } from './settings-queue.js';
import { useSettingWords } from './useSettingWords.js';
import { VotingSettings } from './VotingSettings.js';
import classes from './SettingsPage.module.css';

/** What organizers decide for the whole Assembly. Each setting saves itself. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  return (
    <WithAssembly title={t('title')}>
      {({ assembly, canEdit }) => <OfAssembly id={assembly.id} canEdit={canEdit} />}
    </WithAssembly>
  );
}

function OfAssembly({ id, canEdit }: { id: string; canEdit: boolean }) {
  const { t } = useTranslation('settings');
  const assembly = useQuery(assemblyQuery(id));
  const roll = useQuery(rollQuery(id));
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={assembly.data && t('sentence', { assembly: assembly.data.name })}
      />
      <ProblemNotice problem={roll.error ?? assembly.error} />
      {assembly.data && roll.data ? (
        <Sheet
          key={id}
          assembly={assembly.data}
          rules={roll.data.rules}
          readAt={Math.max(assembly.dataUpdatedAt, roll.dataUpdatedAt)}
          canEdit={canEdit}
        />
      ) : (
        !roll.error && <SkeletonRows rows={10} />
      )}
    </>
  );
}

function Sheet({
  assembly,
  rules,
  readAt,
  canEdit,
}: {
  assembly: AssemblyInfo;
  rules: VotingRoll['rules'];
  /** When they were read, in ms: it grows as a version does, and stands for both records. */
  readAt: number;
  canEdit: boolean;
}) {
  const { t } = useTranslation('settings');
  const queue = useSettingsQueue();
  const saved = useMemo(() => toSettings(assembly, rules), [assembly, rules]);
  const form = useForm<Settings>({ defaultValues: useFirstValues(queue, assembly.id, saved) });
  const { state, onBlur } = useAutosave<Settings>(form, queue, assembly.id, saved, readAt);
  const words = useSettingWords();
  const { control } = form;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears its fields being left
    <form
      className={`ga-sheet ${classes.form}`}
      noValidate
      aria-label={t('title')}
      onBlur={onBlur}
      onSubmit={(event) => event.preventDefault()}
    >
      <FieldNotes queue={queue} record={assembly.id} state={state} words={words}>
        <fieldset className={classes.fields} disabled={!canEdit}>
          <DeadlineSettings control={control} zone={assembly.timezone} />
          <PlaceSettings control={control} />
          <ReviewSettings control={control} />
          <VotingSettings control={control} />
        </fieldset>
      </FieldNotes>
      <FormFoot note={<SaveNote state={state} onRetry={() => queue.retry()} />}>{null}</FormFoot>
    </form>
  );
}
