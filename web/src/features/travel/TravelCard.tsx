import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { recordOf } from '../../components/autosave/record-queue.js';
import { FieldNotes } from '../../components/autosave/FieldNotes.js';
import type { SaveQueue } from '../../components/autosave/save-queue.js';
import { SaveNote } from '../../components/autosave/SaveNote.js';
import { useAutosave, useFirstValues } from '../../components/autosave/useAutosave.js';
import { FormFoot } from '../../components/FormLayout.js';
import { Icon } from '../../components/Icon.js';
import { fullName } from '../own-delegation/checklist.js';
import { useAssembly } from '../own-delegation/queries.js';
import type { Person } from '../own-delegation/types.js';
import { LegFields } from './LegFields.js';
import type { Hotel, PersonTravel, TravelFields } from './queries.js';
import { StayFields, TransportFields } from './StayFields.js';
import { useFieldWords } from './words.js';
import classes from './TravelCard.module.css';

export interface TravelCardProps {
  assemblyId: string;
  delegationId: string;
  person: Person;
  travel: PersonTravel;
  queue: SaveQueue;
  airports: readonly string[];
  hotels: readonly Hotel[];
  editable: boolean;
  /** Whose travel follows. */
  next: Person | undefined;
  onCopy: () => void;
}

/** The travel of one person. What is typed saves itself, field by field. */
export function TravelCard(props: TravelCardProps) {
  const { assemblyId, delegationId, person, travel, queue, airports, hotels, editable } = props;
  const { t } = useTranslation(['travel', 'people']);
  const assembly = useAssembly(assemblyId);
  const record = recordOf(assemblyId, delegationId, person.id);
  const saved = travel.fields;
  const form = useForm<TravelFields>({ defaultValues: useFirstValues(queue, record, saved) });
  const { state, onBlur } = useAutosave<TravelFields>(form, queue, record, saved, travel.version);
  const words = useFieldWords(hotels);
  useSecondTry(queue, record);
  const warning = useWarnings(travel);
  const { control } = form;
  const title = fullName(person);
  const city = assembly?.city ?? '';
  const leg = { control, airports, city, warning, disabled: !editable };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears its fields being left
    <form
      className={`ga-sheet ${classes.card}`}
      noValidate
      aria-label={title}
      onBlur={onBlur}
      onSubmit={(event) => event.preventDefault()}
    >
      <header className={classes.head}>
        <div>
          <h2>{title}</h2>
          <p>{t(`people:role.${person.role}`)}</p>
        </div>
        {editable && (
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="copy" />}
            onClick={props.onCopy}
          >
            {t('copy.from')}
          </Button>
        )}
      </header>
      {travel.enteredOnBehalf && (
        <p className={classes.behalf}>
          <Icon name="information" />
          {t('onBehalf')}
        </p>
      )}
      <FieldNotes queue={queue} record={record} state={state} words={words}>
        <fieldset disabled={!editable}>
          <LegFields {...leg} direction="arrival" />
          <LegFields {...leg} direction="departure" />
          <StayFields control={control} hotels={hotels} warning={warning} />
          <TransportFields control={control} />
        </fieldset>
      </FieldNotes>
      <FormFoot
        note={<SaveNote state={state} savedAt={travel.changedAt} onRetry={() => queue.retry()} />}
      >
        {props.next && (
          <Button
            variant="default"
            rightSection={<Icon name="arrow--right" />}
            renderRoot={(button) => (
              <Link to="." search={{ person: props.next?.id ?? '' }} {...button} />
            )}
          >
            {t('next', { name: fullName(props.next) })}
          </Button>
        )}
      </FormFoot>
    </form>
  );
}

/**
 * Dates and times are refused for what stands in other fields: once one of those is saved, what was
 * refused beside it goes to the server again.
 */
function useSecondTry(queue: SaveQueue, record: string): void {
  useEffect(
    () =>
      queue.onStored((key) => {
        if (key !== record) return;
        for (const [name, entry] of Object.entries(queue.state(record).unsaved)) {
          if (entry.state === 'refused') queue.set(record, name, entry.base, entry.value);
        }
      }),
    [queue, record],
  );
}

/** The sentence under a field that is missing or unlikely. */
function useWarnings({
  missing,
  warnings,
}: PersonTravel): (name: keyof TravelFields) => string | undefined {
  const { t } = useTranslation('travel');
  return (name) => {
    const found = warnings.find(({ field }) => field === name);
    if (found) return t(`warning.${found.code}`);
    return missing.includes(name) ? t('needed') : undefined;
  };
}
