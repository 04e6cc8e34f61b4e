import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldMessage } from '../../../components/FieldMessage.js';
import { StatusBadge } from '../../../components/StatusBadge.js';
import { fullName } from '../../own-delegation/checklist.js';
import { useFieldWords } from '../../own-delegation/useFieldWords.js';
import type { Person } from '../../own-delegation/types.js';
import { PersonMarks } from '../../people/PersonMarks.js';
import classes from './WalkIn.module.css';

/** Who was registered and where that person stands now; then the next step, and the next person. */
export function WalkInDone({
  delegationId,
  person,
  onAnother,
}: {
  delegationId: string;
  person: Person;
  onAnother: () => void;
}) {
  const { t } = useTranslation(['walkIn', 'people']);
  const fieldWords = useFieldWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const inReview = person.accreditation === 'pending';
  const missing = person.missing.filter(({ neededFor }) => neededFor !== 'badge');
  const twins = person.warnings.filter(({ code }) => code !== 'document_expires');
  return (
    <section className={classes.done} aria-labelledby="walk-in-done">
      <h2 id="walk-in-done" ref={heading} tabIndex={-1}>
        {t('done.title', { name: fullName(person) })}
      </h2>
      <p className={classes.state}>
        <StatusBadge kind="delegate" state={person.accreditation} />
        <PersonMarks person={person} />
      </p>
      {twins.map(({ code, delegationId: other }) => (
        <div key={`${code} ${other}`} className={classes.twin}>
          <FieldMessage tone="warn">
            {t(code === 'same_document' ? 'people:sameDocument' : 'people:samePerson')}
          </FieldMessage>
          {other !== null && (
            <Link to="/registration/$delegationId" params={{ delegationId: other }}>
              {t('done.other')}
            </Link>
          )}
        </div>
      ))}
      <p>
        {inReview
          ? t('done.inReview')
          : missing.length > 0
            ? fieldWords(missing.map(({ path }) => path))
            : t('withTheOthers')}
      </p>
      <div className={classes.next}>
        <Button variant="default" onClick={onAnother}>
          {t('done.another')}
        </Button>
        {inReview ? (
          <Button
            renderRoot={(props) => (
              <Link to="/review" search={{ kind: 'person', item: person.id }} {...props} />
            )}
          >
            {t('done.review')}
          </Button>
        ) : (
          <Button
            renderRoot={(props) => (
              <Link to="/registration/$delegationId" params={{ delegationId }} {...props} />
            )}
          >
            {t('done.delegation')}
          </Button>
        )}
      </div>
    </section>
  );
}
