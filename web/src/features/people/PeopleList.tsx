import { Link } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { recordOf } from '../../components/autosave/record-queue.js';
import type { SaveQueue } from '../../components/autosave/save-queue.js';
import { Icon } from '../../components/Icon.js';
import { initialsOf } from '../../components/initials.js';
import { fullName, takesPlace } from '../own-delegation/checklist.js';
import type { Delegation, Person } from '../own-delegation/types.js';
import { useRoleWords } from '../own-delegation/useRoleWords.js';
import { PersonState } from './PersonState.js';
import { QuotaLine } from './QuotaLine.js';
import classes from './PeopleList.module.css';

export interface PeopleListProps {
  assemblyId: string;
  delegation: Delegation;
  queue: SaveQueue;
  /** Id of the person whose card is open, or `new`. */
  current: string | undefined;
}

/** Everybody in the delegation with their state, the places that are left, and who left it. */
export function PeopleList({ assemblyId, delegation, queue, current }: PeopleListProps) {
  const { t } = useTranslation('people');
  const roleWords = useRoleWords(delegation);
  const { people } = delegation;
  const left = people.filter((person) => !takesPlace(person));
  const row = (person: Person) => (
    <Row
      key={person.id}
      person={person}
      role={roleWords(person)}
      queue={queue}
      record={recordOf(assemblyId, delegation.id, person.id)}
      current={person.id === current}
    />
  );
  return (
    <nav aria-label={t('list')}>
      <ul className={classes.list}>
        {people.filter(takesPlace).map(row)}
        {current === 'new' && (
          <li>
            <span className={classes.person} data-new aria-current>
              <span className={classes.plate} aria-hidden>
                <Icon name="add" />
              </span>
              <span className={classes.name}>{t('new')}</span>
            </span>
          </li>
        )}
      </ul>
      <QuotaLine own={{ assemblyId, delegation }} />
      {left.length > 0 && (
        <>
          <h2 className={classes.left}>{t('left')}</h2>
          <ul className={classes.list} data-left>
            {left.map(row)}
          </ul>
        </>
      )}
    </nav>
  );
}

function Row({
  person,
  role,
  queue,
  record,
  current,
}: {
  person: Person;
  /** In words, with the sub-bureau. */
  role: string;
  queue: SaveQueue;
  record: string;
  current: boolean;
}) {
  const state = useSyncExternalStore(queue.subscribe, () => queue.state(record));
  const stuck = Object.values(state.unsaved).some((entry) => entry.state !== 'waiting');
  return (
    <li>
      <Link
        to="/delegation/people"
        search={{ person: person.id }}
        className={classes.person}
        aria-current={current || undefined}
      >
        <span className={classes.plate} aria-hidden>
          {initialsOf(fullName(person))}
        </span>
        <span className={classes.words}>
          <span className={classes.name}>{fullName(person)}</span>
          <span className={classes.role}>{role}</span>
        </span>
        <PersonState person={person} unsaved={stuck || state.trouble !== undefined} />
      </Link>
    </li>
  );
}
