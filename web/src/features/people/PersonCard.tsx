import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { recordOf } from '../../components/autosave/record-queue.js';
import { FieldNotes } from '../../components/autosave/FieldNotes.js';
import { SaveNote } from '../../components/autosave/SaveNote.js';
import type { SaveQueue } from '../../components/autosave/save-queue.js';
import { useAutosave, useFirstValues } from '../../components/autosave/useAutosave.js';
import { Icon } from '../../components/Icon.js';
import { useFormat } from '../../i18n/useFormat.js';
import { fullName } from '../own-delegation/checklist.js';
import { useAssembly } from '../own-delegation/queries.js';
import { mayReplace } from '../own-delegation/may-edit.js';
import type { Person } from '../own-delegation/types.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import { ContactFields, NeedsFields } from './card/ContactFields.js';
import { DocumentFields } from './card/DocumentFields.js';
import { IdentityFields } from './card/IdentityFields.js';
import { PersonHead } from './card/PersonHead.js';
import { RoleFields } from './card/RoleFields.js';
import { useCardNeeds } from './card/useCardNeeds.js';
import { useCardWords } from './card/useCardWords.js';
import { toCard, type CardFields } from './card-fields.js';
import { CopyCard } from './CopyCard.js';
import { Permits } from './Permits.js';
import { languageOptions } from './person-form.js';
import { RemovePerson } from './RemovePerson.js';
import { ReplacePerson } from './ReplacePerson.js';
import { SendPerson } from './SendPerson.js';
import { useReveal } from './useReveal.js';
import classes from './PersonCard.module.css';

export interface PersonCardProps {
  own: OwnDelegation;
  person: Person;
  queue: SaveQueue;
  editable: boolean;
  /** Name of the field that a link led to. */
  field: string | undefined;
  /** Whose card follows. */
  next: Person | undefined;
  /** The delegation is ready for its own main button; this card's then stands back. */
  quiet: boolean;
}

/** One person of the delegation. What is typed saves itself, field by field. */
export function PersonCard({ own, person, queue, editable, field, next, quiet }: PersonCardProps) {
  const { assemblyId, delegation } = own;
  const { t } = useTranslation('people');
  const { language } = useFormat();
  const assembly = useAssembly(assemblyId);
  const record = recordOf(assemblyId, delegation.id, person.id);
  const saved = useMemo(() => toCard(person), [person]);
  const form = useForm<CardFields>({ defaultValues: useFirstValues(queue, record, saved) });
  const { state, onBlur } = useAutosave<CardFields>(form, queue, record, saved, person.version);
  const needs = useCardNeeds(person, field);
  const words = useCardWords(delegation);
  const reveal = useReveal(own, person);
  const languages = useMemo(() => languageOptions(language), [language]);
  const { control } = form;
  const title = fullName(person) || t('unnamed');
  useFieldFocus(field);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears its fields being left
    <form
      className={`ga-sheet ${classes.card}`}
      noValidate
      onBlur={onBlur}
      aria-label={title}
      onSubmit={(event) => event.preventDefault()}
    >
      <PersonHead own={own} person={person} title={title} editable={editable} />
      <FieldNotes queue={queue} record={record} state={state} words={words}>
        <fieldset disabled={!editable}>
          <IdentityFields control={control} needs={needs} languages={languages} />
          <RoleFields control={control} own={own} person={person} editable={editable} />
          <DocumentFields
            control={control}
            needs={needs}
            person={person}
            queue={queue}
            record={record}
            reveal={reveal}
            editable={editable}
          />
          <ContactFields control={control} editable={editable} days={assembly} />
          <NeedsFields control={control} />
        </fieldset>
      </FieldNotes>
      {editable && (
        <div className={classes.copy}>
          <CopyCard
            assemblyId={assemblyId}
            delegationId={delegation.id}
            people={delegation.people}
            person={person}
            form={form}
            queue={queue}
          />
        </div>
      )}
      <Permits own={own} person={person} />
      {!editable && (
        <p className={classes.locked}>
          <Icon name="locked" />
          {t('locked')}
        </p>
      )}
      <div className={classes.foot}>
        <div className={classes.note}>
          <SaveNote state={state} onRetry={() => queue.retry()} />
        </div>
        <div className={classes.actions}>
          {editable && <RemovePerson own={own} person={person} name={title} />}
          {mayReplace(own.delegation, person) && (
            <ReplacePerson own={own} person={person} queue={queue} name={title} />
          )}
          {person.openSteps.includes('send') && (
            <SendPerson own={own} person={person} queue={queue} />
          )}
          {next && (
            <Button
              variant={quiet ? 'default' : 'filled'}
              rightSection={<Icon name="arrow--right" />}
              renderRoot={(props) => (
                <Link to="/delegation/people" search={{ person: next.id }} {...props} />
              )}
            >
              {t('next', { name: fullName(next) })}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}

/** Leads to the field that a link named, once its card is there. */
function useFieldFocus(field: string | undefined): void {
  useEffect(() => {
    if (field === undefined) return;
    const input = document.querySelector<HTMLElement>(`main [name="${CSS.escape(field)}"]`);
    input?.focus();
    input?.scrollIntoView({ block: 'center' });
  }, [field]);
}
