import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useForm, type UseFormSetError } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { applyProblem } from '../../components/apply-problem.js';
import { FieldNotes } from '../../components/autosave/FieldNotes.js';
import { recordOf } from '../../components/autosave/record-queue.js';
import { SaveNote } from '../../components/autosave/SaveNote.js';
import type { SaveQueue } from '../../components/autosave/save-queue.js';
import { useAutosave, useFirstValues } from '../../components/autosave/useAutosave.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { DocumentViewer } from '../../components/DocumentViewer.js';
import { FieldMessage } from '../../components/FieldMessage.js';
import { FileDrop } from '../../components/FileDrop.js';
import { FormFoot, FormSection } from '../../components/FormLayout.js';
import { Icon } from '../../components/Icon.js';
import { PageColumns } from '../../components/PageColumns.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useName } from '../own-delegation/useParties.js';
import { WithDelegation, type OwnDelegation } from '../own-delegation/WithDelegation.js';
import { ClaimsFields } from './ClaimsFields.js';
import { claimNames, toClaims, useClaimsQueue, type ClaimFields } from './claims-queue.js';
import { CredentialsDeadline } from './CredentialsDeadline.js';
import { CredentialsState } from './CredentialsState.js';
import { credentialsQuery, letterUrl, useCredentialsStep, type Credentials } from './queries.js';
import { useClaimWords } from './useClaimWords.js';
import { useLetter } from './useLetter.js';
import classes from './credentials.module.css';

/** The letter of credentials of the reader's delegation: send it, say what it grants, hand it in. */
export function CredentialsPage() {
  const { t } = useTranslation('credentials');
  return <WithDelegation title={t('title')}>{(own) => <OfDelegation {...own} />}</WithDelegation>;
}

function OfDelegation({ assemblyId, delegation }: OwnDelegation) {
  const { t } = useTranslation('credentials');
  const credentials = useQuery(credentialsQuery(assemblyId, delegation.id));
  if (credentials.data) {
    return (
      <Sheet own={{ assemblyId, delegation }} credentials={credentials.data} key={delegation.id} />
    );
  }
  return (
    <>
      <PageHeader title={t('title')} />
      <ProblemNotice problem={credentials.error} />
      {!credentials.error && <SkeletonRows rows={6} height={64} />}
    </>
  );
}

function Sheet({ own, credentials }: { own: OwnDelegation; credentials: Credentials }) {
  const { assemblyId, delegation } = own;
  const { t } = useTranslation('credentials');
  const name = useName();
  const queue = useClaimsQueue();
  const record = recordOf(assemblyId, delegation.id);
  const saved = useMemo(() => toClaims(credentials), [credentials]);
  const form = useForm<ClaimFields>({
    defaultValues: useFirstValues(queue, record, saved),
    // What was missing when it was handed in is no longer said of a field that is being filled.
    mode: 'onChange',
  });
  const { state, onBlur } = useAutosave<ClaimFields>(
    form,
    queue,
    record,
    saved,
    credentials.version,
  );
  const words = useClaimWords();
  const letter = useLetter(assemblyId, credentials);
  const step = useCredentialsStep(assemblyId, delegation.id);
  const handIn = useHandIn(queue, step, form.setError);
  const [recalling, setRecalling] = useState(false);
  const { openTransitions, status } = credentials;
  const editable = openTransitions.includes('submit');
  const letterMissing = editable ? messageFor(step.error, 'letter') : undefined;
  return (
    <>
      <PageHeader
        title={t('title')}
        flag={{ iso2: delegation.memberIso2, code: delegation.code }}
        sentence={t(`sentence.${status}`, { delegation: name(delegation.names) })}
        action={
          editable && (
            <Button
              onClick={() => void handIn.run()}
              loading={handIn.pending}
              leftSection={<Icon name="send" />}
            >
              {t('submit')}
            </Button>
          )
        }
        secondary={
          openTransitions.includes('recall') && (
            <Button variant="default" onClick={() => setRecalling(true)}>
              {t('recall.button')}
            </Button>
          )
        }
      />
      <PageColumns side={<CredentialsState credentials={credentials} />}>
        <div className={`ga-sheet ${classes.card}`}>
          <header className={classes.head}>
            <h2>{t('letter.title')}</h2>
            <StatusBadge kind="credentials" state={status} filled />
          </header>
          <CredentialsDeadline deadlines={delegation.deadlines} status={status} />
          <ProblemNotice problem={step.error} placed={[...handIn.placed, 'letter']} />
          {handIn.stuck && (
            <p className={classes.stuck} role="alert">
              {t('unsaved')}
            </p>
          )}
          {credentials.letter && (
            <DocumentViewer
              src={letterUrl(assemblyId, credentials)}
              mime={credentials.letter.mime}
              title={t('letter.of', { delegation: name(delegation.names) })}
            />
          )}
          {editable && (
            <>
              <FileDrop
                accept="application/pdf,image/jpeg,image/png"
                label={t(credentials.letter ? 'letter.replace' : 'letter.upload')}
                hint={t('letter.hint')}
                onFile={letter.send}
                progress={letter.progress}
              />
              {letterMissing && <FieldMessage>{letterMissing}</FieldMessage>}
              <ProblemNotice problem={letter.error} />
            </>
          )}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears its fields being left */}
          <form
            noValidate
            aria-label={t('signatory')}
            onBlur={onBlur}
            onSubmit={(event) => event.preventDefault()}
          >
            <FieldNotes queue={queue} record={record} state={state} words={words}>
              <FormSection title={t('signatory')}>
                <ClaimsFields
                  control={form.control}
                  claimable={credentials.claimable}
                  disabled={!editable}
                />
              </FormSection>
            </FieldNotes>
          </form>
          <FormFoot note={<SaveNote state={state} onRetry={() => queue.retry()} />}>
            {null}
          </FormFoot>
        </div>
      </PageColumns>
      <ConfirmWithPreview
        opened={recalling}
        onClose={() => setRecalling(false)}
        title={t('recall.title')}
        confirm={t('recall.button')}
        onConfirm={() => step.mutateAsync({ transition: 'recall' })}
      >
        <p>{t('recall.text')}</p>
      </ConfirmWithPreview>
    </>
  );
}

/** Hands the credentials in once all that was typed is with the server. */
function useHandIn(
  queue: SaveQueue,
  step: ReturnType<typeof useCredentialsStep>,
  setError: UseFormSetError<ClaimFields>,
) {
  const [draining, setDraining] = useState(false);
  const [stuck, setStuck] = useState(false);
  const [placed, setPlaced] = useState<string[]>([]);
  const run = async () => {
    setDraining(true);
    const saved = await queue.drain();
    setDraining(false);
    setStuck(!saved);
    if (!saved) return;
    step.mutate(
      { transition: 'submit' },
      { onError: (problem) => setPlaced(applyProblem(problem, claimNames, setError)) },
    );
  };
  return { run, pending: draining || step.isPending, stuck, placed };
}

const messageFor = (problem: unknown, path: string): string | undefined =>
  problem instanceof ApiProblem
    ? problem.fields.find((field) => field.path === path)?.message
    : undefined;
