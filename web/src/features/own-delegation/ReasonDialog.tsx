import { Button, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldMessage } from '../../components/FieldMessage.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import classes from './ReasonDialog.module.css';

export interface ReasonDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What happens then, and who reads the reason. */
  children: string;
  /** Sentences to choose from; free text is always possible. */
  reasons?: readonly string[];
  confirm: string;
  onConfirm: (reason: string) => Promise<unknown>;
}

const own = 'own';

/** Asks for the reason before something is declined, taken back or cancelled. */
export function ReasonDialog({
  opened,
  onClose,
  title,
  children,
  reasons = [],
  confirm,
  onConfirm,
}: ReasonDialogProps) {
  const { t } = useTranslation(['days', 'common']);
  const [choice, setChoice] = useState<string>(reasons.length > 0 ? '' : own);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const id = useId();
  const run = useMutation({ mutationFn: onConfirm, onSuccess: onClose });
  const reason = (choice === own ? text : choice).trim();
  const close = () => {
    if (run.isPending) return;
    run.reset();
    onClose();
  };
  const submit = () => {
    setAsked(true);
    if (reason === '') document.getElementById(id)?.focus();
    else run.mutate(reason);
  };
  const missing = asked && reason === '' && (
    <FieldMessage>{t(reasons.length > 0 ? 'reason.missing' : 'reason.unwritten')}</FieldMessage>
  );
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<span className={classes.title}>{title}</span>}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        className={classes.body}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{children}</p>
        {reasons.length > 0 && (
          <Radio.Group value={choice} onChange={setChoice} label={t('reason.label')}>
            <Stack gap={10}>
              {reasons.map((words, index) => (
                <Radio
                  key={words}
                  value={words}
                  label={words}
                  {...(index === 0 && { 'data-autofocus': true })}
                />
              ))}
              <Radio value={own} label={t('reason.own')} />
            </Stack>
          </Radio.Group>
        )}
        {choice === own ? (
          <Textarea
            id={id}
            label={t(reasons.length > 0 ? 'reason.words' : 'reason.label')}
            autosize
            minRows={3}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={missing}
            data-autofocus={reasons.length === 0 || undefined}
          />
        ) : (
          missing
        )}
        <ProblemNotice problem={run.error} />
        <div className={classes.foot}>
          <Button variant="default" onClick={close}>
            {t('reason.back')}
          </Button>
          <Button type="submit" variant="outline" color="red" loading={run.isPending}>
            {confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
