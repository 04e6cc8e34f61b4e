import { ActionIcon, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ClashNote } from '../../../components/autosave/ClashNote.js';
import type { SaveQueue } from '../../../components/autosave/save-queue.js';
import { FieldMessage } from '../../../components/FieldMessage.js';
import { useProblemText } from '../../../components/ProblemNotice.js';
import { Icon } from '../../../components/Icon.js';
import type { Person } from '../../own-delegation/types.js';
import classes from './DocumentNumber.module.css';

/**
 * The number of the travel document: masked, shown in full when asked for (which the history keeps), and
 * overwritten by typing. What is typed is kept for this tab only until it is saved.
 */
export function DocumentNumber({
  person,
  queue,
  record,
  warning,
  reveal,
  editable,
}: {
  person: Person;
  queue: SaveQueue;
  record: string;
  warning: string | undefined;
  reveal: () => Promise<string | null>;
  editable: boolean;
}) {
  const { t } = useTranslation('people');
  const problemText = useProblemText();
  const entry = useSyncExternalStore(
    queue.subscribe,
    () => queue.state(record).unsaved['documentNumber'],
  );
  const [text, setText] = useState<string>();
  const seen = useMutation({
    mutationFn: async () => ({ version: person.documentVersion, number: await reveal() }),
  });
  // Of another number than was asked for nothing is shown.
  const full = seen.data?.version === person.documentVersion ? seen.data.number : undefined;
  const typed = entry ? String(entry.value ?? '') : text;
  const shown = typed ?? full ?? '';
  const type = (value: string) => {
    setText(value);
    if (value.trim() === '' && person.documentMask === null) {
      queue.drop(record, 'documentNumber');
    } else {
      queue.set(record, 'documentNumber', person.documentVersion, value);
    }
  };
  const leave = () => {
    // Saved meanwhile, or never typed: the mask stands there again.
    setText(undefined);
    // An emptied field means that nothing new is known; to take a number away there is no need.
    if (entry && String(entry.value ?? '').trim() === '') queue.drop(record, 'documentNumber');
  };
  const message = entry?.message ?? (seen.error ? problemText(seen.error) : undefined);
  const open = full !== undefined && typed === undefined;
  return (
    <div className={classes.field}>
      <TextInput
        label={t('documentNumber')}
        name="documentNumber"
        dir="ltr"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        disabled={!editable}
        data-quiet={warning ? undefined : true}
        placeholder={person.documentMask ?? ''}
        className={warning && !typed ? classes.warn : classes.plain}
        value={shown}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={leave}
        readOnly={open}
        error={message && <FieldMessage>{message}</FieldMessage>}
        description={warning && !message && <FieldMessage tone="warn">{warning}</FieldMessage>}
        inputWrapperOrder={order}
        rightSection={
          person.documentMask === null || typed !== undefined ? (
            <Icon name="locked" label={t('documentSealed')} />
          ) : (
            <ActionIcon
              variant="subtle"
              loading={seen.isPending}
              aria-label={t(open ? 'documentHide' : 'documentReveal')}
              title={t(open ? 'documentHide' : 'documentReveal')}
              onClick={() => (open ? seen.reset() : seen.mutate())}
            >
              <Icon name={open ? 'view--off' : 'view'} />
            </ActionIcon>
          )
        }
      />
      <output className="ga-hidden">{open && t('documentShown')}</output>
      <ClashNote name="documentNumber" label={t('documentNumber')} />
    </div>
  );
}

const order: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];
