import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
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
import { useFormat } from '../../i18n/useFormat.js';
import { useName } from '../own-delegation/useParties.js';
import { WithDelegation, type OwnDelegation } from '../own-delegation/WithDelegation.js';
import { ClaimsFields } from './ClaimsFields.js';
import { CredentialsDeadline } from './CredentialsDeadline.js';
import { CredentialsState } from './CredentialsState.js';
import { credentialsQuery, letterUrl, useCredentialsStep, type Credentials } from './queries.js';
import { useClaims } from './useClaims.js';
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
  const { time } = useFormat();
  const name = useName();
  const claims = useClaims(assemblyId, credentials);
  const letter = useLetter(assemblyId, credentials);
  const step = useCredentialsStep(assemblyId, delegation.id);
  const [recalling, setRecalling] = useState(false);
  const { openTransitions, status } = credentials;
  const editable = openTransitions.includes('submit');
  const wrong = editable && step.error ? fieldsOf(step.error) : new Map<string, string>();
  const submit = () => {
    claims.flush();
    step.mutate({ transition: 'submit' });
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        flag={{ iso2: delegation.memberIso2, code: delegation.code }}
        sentence={t(`sentence.${status}`, { delegation: name(delegation.names) })}
        action={
          editable && (
            <Button
              onClick={submit}
              loading={step.isPending || claims.saving}
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
          <ProblemNotice problem={step.error} placed={[...wrong.keys()]} />
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
              {wrong.has('letter') && <FieldMessage>{wrong.get('letter')}</FieldMessage>}
              <ProblemNotice problem={letter.error} />
            </>
          )}
          <FormSection title={t('signatory')}>
            <ClaimsFields
              claims={claims.claims}
              claimable={credentials.claimable}
              editable={editable}
              wrong={wrong}
              onChange={claims.set}
              onLeave={claims.flush}
            />
          </FormSection>
          {editable && (
            <FormFoot
              note={
                <output className={classes.saved} data-saved={!claims.dirty || undefined}>
                  {claims.dirty
                    ? t('saving')
                    : claims.savedAt !== undefined && (
                        <>
                          <Icon name="checkmark--filled" />
                          {t('savedAt', { time: time(claims.savedAt) })}
                        </>
                      )}
                </output>
              }
            >
              {null}
            </FormFoot>
          )}
          <ProblemNotice problem={claims.error} />
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

/** What the server said of each field that stands on the page. */
function fieldsOf(problem: unknown): Map<string, string> {
  if (!(problem instanceof ApiProblem)) return new Map();
  return new Map(problem.fields.map(({ path, message }) => [path, message]));
}
