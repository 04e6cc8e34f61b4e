import { Button, Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { recordOf } from '../../components/autosave/record-queue.js';
import type { SaveQueue } from '../../components/autosave/save-queue.js';
import { sameValue, type FieldValue } from '../../components/autosave/save-types.js';
import { FormFoot, FormSection } from '../../components/FormLayout.js';
import { Icon } from '../../components/Icon.js';
import { FormDialog } from '../office/FormDialog.js';
import { fullName, takesPlace } from '../own-delegation/checklist.js';
import type { Person } from '../own-delegation/types.js';
import { toCard, type CardField, type CardFields } from './card-fields.js';
import classes from './CopyCard.module.css';

const parts = {
  contact: ['email', 'phone'],
  emergency: ['emergencyName', 'emergencyPhone'],
  days: ['attendsFrom', 'attendsTo'],
  languages: ['languages'],
} as const satisfies Record<string, readonly CardField[]>;
type Part = keyof typeof parts;

const names = Object.keys(parts) as Part[];

const isEmpty = (value: FieldValue): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

export interface CopyCardProps {
  assemblyId: string;
  delegationId: string;
  people: readonly Person[];
  person: Person;
  form: UseFormReturn<CardFields>;
  queue: SaveQueue;
}

/** Fills parts of a card with what another person of the delegation has there; it is saved as if typed. */
export function CopyCard(props: CopyCardProps) {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState(false);
  const others = props.people.filter((one) => one.id !== props.person.id && takesPlace(one));
  if (others.length === 0) return null;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon name="copy" />}
        onClick={() => setOpen(true)}
      >
        {t('copyCard.button')}
      </Button>
      {open && <CopyDialog {...props} others={others} onClose={() => setOpen(false)} />}
    </>
  );
}

function CopyDialog({
  assemblyId,
  delegationId,
  person,
  form,
  queue,
  others,
  onClose,
}: CopyCardProps & { others: readonly Person[]; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const [fromId, setFromId] = useState<string | null>(null);
  const [taken, setTaken] = useState<readonly Part[]>(['emergency', 'days']);
  const from = others.find(({ id }) => id === fromId);
  /** Fields in which the other has something else; what is empty there takes nothing away. */
  const differing = (part: Part): [CardField, FieldValue][] =>
    parts[part].flatMap((field): [CardField, FieldValue][] => {
      const value = from ? toCard(from)[field] : null;
      return isEmpty(value) || sameValue(form.getValues(field), value) ? [] : [[field, value]];
    });
  const replaces = (part: Part): boolean =>
    differing(part).some(([field]) => !isEmpty(form.getValues(field)));
  const changes = taken.flatMap(differing);
  const copy = () => {
    const record = recordOf(assemblyId, delegationId, person.id);
    for (const [field, value] of changes) {
      queue.set(record, field, toCard(person)[field], value);
      form.setValue(field, value as never);
    }
    queue.flush(record);
    onClose();
  };
  return (
    <FormDialog opened onClose={onClose} title={t('copyCard.title')}>
      <FormSection>
        <Select
          label={t('copyCard.source')}
          placeholder={t('copyCard.choose')}
          data={others.map((one) => ({ value: one.id, label: fullName(one) || t('unnamed') }))}
          value={fromId}
          onChange={setFromId}
          allowDeselect={false}
          data-autofocus
        />
      </FormSection>
      <FormSection>
        <fieldset className={classes.choice}>
          <legend>{t('copyCard.what')}</legend>
          {names.map((part) => (
            <Checkbox
              key={part}
              label={t(`copyCard.part.${part}`)}
              description={
                from && differing(part).length === 0
                  ? t('copyCard.nothing')
                  : replaces(part)
                    ? t('copyCard.replaces')
                    : undefined
              }
              checked={taken.includes(part)}
              onChange={({ currentTarget: { checked } }) =>
                setTaken((before) =>
                  checked ? [...before, part] : before.filter((other) => other !== part),
                )
              }
            />
          ))}
        </fieldset>
      </FormSection>
      <FormFoot>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button disabled={changes.length === 0} onClick={copy}>
          {t('copyCard.confirm')}
        </Button>
      </FormFoot>
    </FormDialog>
  );
}
