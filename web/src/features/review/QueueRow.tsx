import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/useNow.js';
import { Icon } from '../../components/Icon.js';
import { PartyName } from '../../components/PartyName.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useWords } from '../office/useOffice.js';
import { PersonMarks } from '../people/PersonMarks.js';
import type { ReviewItem } from './queries.js';
import classes from './ReviewPage.module.css';

/** One item of the queue: who it is, how long it waits, and who reads it. */
export function QueueRow({ item, isCurrent }: { item: ReviewItem; isCurrent: boolean }) {
  const { t } = useTranslation(['review', 'people']);
  const { relative } = useFormat();
  const now = useNow();
  const name = useWords();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isCurrent) link.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const { kind, person, claimedBy, peopleCount } = item;
  return (
    <li>
      <Link
        ref={link}
        to="/review"
        search={{ ...(kind !== 'delegation' && { kind }), item: item.subjectId }}
        className={classes.row}
        aria-current={isCurrent || undefined}
      >
        <PartyName iso2={item.memberIso2} code={item.code} name={name(item.names)} />
        {person && (
          <span className={classes.person}>
            <bdi>
              {person.givenNames} {person.familyName}
            </bdi>
            {person.accreditation === 'on_hold' && (
              <StatusBadge kind="delegate" state={person.accreditation} />
            )}
          </span>
        )}
        <span className={classes.since}>
          {relative(item.waitingSince, now)}
          {peopleCount !== null && <> · {t('people', { count: peopleCount })}</>}
          {person && <> · {t(`people:role.${person.role}`)}</>}
        </span>
        {(person?.walkIn || person?.enteredOnBehalf) && (
          <span className={classes.since}>
            <PersonMarks person={person} />
          </span>
        )}
        {person?.refusalProposed && <span className={classes.since}>{t('secondReviewer')}</span>}
        {claimedBy && !claimedBy.you && (
          <span className={classes.claimed}>
            <Icon name="view" />
            {t('readBy', { name: claimedBy.name })}
          </span>
        )}
      </Link>
    </li>
  );
}
