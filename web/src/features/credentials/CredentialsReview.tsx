import { Button, Checkbox, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentViewer } from '../../components/DocumentViewer.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import { CredentialsState } from './CredentialsState.js';
import {
  credentialsQuery,
  letterUrl,
  rejections,
  useCredentialsStep,
  type Credentials,
  type Power,
  type Rejection,
} from './queries.js';
import classes from './credentials.module.css';

/** The letter of a delegation for those who verify it: read it, decide power by power, or reject it. */
export function CredentialsReview({
  assemblyId,
  delegationId,
  name,
  readOnly = false,
  onDecided,
}: {
  assemblyId: string;
  delegationId: string;
  /** Of the delegation, in the reader's language. */
  name: string;
  /** Somebody else decides it at this moment. */
  readOnly?: boolean;
  /** In a queue: the keys A and X decide, and then the next letter is opened. */
  onDecided?: () => void;
}) {
  const { t } = useTranslation('credentials');
  const credentials = useQuery(credentialsQuery(assemblyId, delegationId));
  const { data } = credentials;
  return (
    <Section
      title={t('title')}
      end={data && <StatusBadge kind="credentials" state={data.status} />}
    >
      <ProblemNotice problem={credentials.error} />
      {!data && !credentials.error && <SkeletonRows rows={3} />}
      {data && (
        <Review
          key={data.version}
          assemblyId={assemblyId}
          credentials={data}
          name={name}
          readOnly={readOnly}
          onDecided={onDecided}
        />
      )}
    </Section>
  );
}

function Review({
  assemblyId,
  credentials,
  name,
  readOnly,
  onDecided,
}: {
  assemblyId: string;
  credentials: Credentials;
  name: string;
  readOnly: boolean;
  onDecided: (() => void) | undefined;
}) {
  const { t } = useTranslation('credentials');
  const { calendarDate } = useFormat();
  const { letter, openTransitions, signatoryCapacity, signedOn, powers } = credentials;
  const step = useCredentialsStep(assemblyId, credentials.delegationId);
  const [rejecting, setRejecting] = useState(false);
  const [granted, setGranted] = useState<Power[]>(() =>
    powers.flatMap(({ power, decision }) => (decision === 'refused' ? [] : [power])),
  );
  const canDecide = !readOnly && openTransitions.includes('verify');
  const verify = () =>
    step.mutate({ transition: 'verify', granted }, { onSuccess: () => onDecided?.() });
  useHotkeys(
    onDecided && canDecide
      ? [
          ['a', verify],
          ['x', () => setRejecting(true)],
        ]
      : [],
  );
  return (
    <div className={classes.review}>
      {letter ? (
        <DocumentViewer
          src={letterUrl(assemblyId, credentials)}
          mime={letter.mime}
          title={t('letter.of', { delegation: name })}
        />
      ) : (
        <p className={classes.quiet}>{t('review.noLetter')}</p>
      )}
      <dl className={classes.facts}>
        <dt>{t('field.signatoryName')}</dt>
        <dd>
          <bdi>{credentials.signatoryName || t('review.notSaid')}</bdi>
        </dd>
        <dt>{t('field.signatoryCapacity')}</dt>
        <dd>
          {signatoryCapacity === null ? t('review.notSaid') : t(`capacity.${signatoryCapacity}`)}
          {credentials.signatoryFunction !== '' && (
            <>
              {' · '}
              <bdi>{credentials.signatoryFunction}</bdi>
            </>
          )}
        </dd>
        <dt>{t('field.signedOn')}</dt>
        <dd>{signedOn === null ? t('review.notSaid') : calendarDate(signedOn, 'plain')}</dd>
      </dl>
      {canDecide ? (
        <>
          <Checkbox.Group
            label={t('review.grants')}
            description={t('review.grantsHint')}
            value={granted}
            onChange={(values) =>
              setGranted(powers.map(({ power }) => power).filter((power) => values.includes(power)))
            }
          >
            <div className={classes.powers}>
              {powers.map(({ power }) => (
                <Checkbox key={power} value={power} label={t(`power.${power}`)} />
              ))}
            </div>
          </Checkbox.Group>
          <ProblemNotice problem={step.error} />
          <div className={classes.actions}>
            <Button variant="default" loading={step.isPending} onClick={verify}>
              {t('review.verify', { count: granted.length })}
            </Button>
            <Button variant="outline" color="red" onClick={() => setRejecting(true)}>
              {t('review.reject')}
            </Button>
          </div>
        </>
      ) : (
        <CredentialsState credentials={credentials} />
      )}
      {!readOnly && openTransitions.includes('reopen') && (
        <div className={classes.actions}>
          <Button
            variant="default"
            loading={step.isPending}
            onClick={() => step.mutate({ transition: 'reopen' })}
          >
            {t('review.reopen')}
          </Button>
        </div>
      )}
      <RejectDialog
        opened={rejecting}
        onClose={() => setRejecting(false)}
        name={name}
        pending={step.isPending}
        problem={step.error}
        onReject={(rejection, reason) =>
          step.mutate(
            { transition: 'reject', rejection, reason },
            {
              onSuccess: () => {
                setRejecting(false);
                onDecided?.();
              },
            },
          )
        }
      />
    </div>
  );
}

function RejectDialog({
  opened,
  onClose,
  name,
  pending,
  problem,
  onReject,
}: {
  opened: boolean;
  onClose: () => void;
  name: string;
  pending: boolean;
  problem: unknown;
  onReject: (rejection: Rejection, reason: string) => void;
}) {
  const { t } = useTranslation(['credentials', 'common']);
  const [rejection, setRejection] = useState<Rejection>('not_signed');
  const [reason, setReason] = useState('');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('review.rejectTitle', { delegation: name })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        className={classes.review}
        onSubmit={(event) => {
          event.preventDefault();
          onReject(rejection, reason);
        }}
      >
        <p>{t('review.rejectText')}</p>
        <Radio.Group
          label={t('review.why')}
          value={rejection}
          onChange={(value) => setRejection(rejections.find((one) => one === value) ?? 'other')}
        >
          <Stack gap={10}>
            {rejections.map((value) => (
              <Radio key={value} value={value} label={t(`rejection.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('review.words')}
          autosize
          minRows={3}
          maxLength={1000}
          value={reason}
          required={rejection === 'other'}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNotice problem={problem} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" variant="outline" color="red" loading={pending}>
            {t('review.rejectConfirm')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
