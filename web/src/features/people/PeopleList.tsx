import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { initialsOf } from '../../components/initials.js';
import { fullName } from '../own-delegation/checklist.js';
import type { Delegation, Person } from '../own-delegation/types.js';
import { draftOf } from './person-form.js';
import classes from './PeopleList.module.css';

/** Everybody in the delegation, and the places that are left. */
export function PeopleList({
  delegation: { people, quota },
  current,
}: {
  delegation: Delegation;
  current: string | undefined;
}) {
  const { t } = useTranslation('people');
  return (
    <nav aria-label={t('list')}>
      <ul className={classes.list}>
        {people.map((person) => (
          <li key={person.id}>
            <Link
              to="/delegation/people"
              search={{ person: person.id }}
              className={classes.person}
              aria-current={person.id === current || undefined}
            >
              <span className={classes.plate} aria-hidden>
                {initialsOf(fullName(person))}
              </span>
              <span className={classes.words}>
                <span className={classes.name}>{fullName(person)}</span>
                <span className={classes.role}>{t(`role.${person.role}`)}</span>
              </span>
              <State person={person} />
            </Link>
          </li>
        ))}
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
        <li className={classes.free}>
          {people.length < quota ? t('free', { count: quota - people.length }) : t('full')}
        </li>
      </ul>
    </nav>
  );
}

function State({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  if (person.givenNames === '' || person.familyName === '') {
    return (
      <span className={classes.state} data-tone="warn">
        <Icon name="warning--alt--filled" size={14} />
        {t('incomplete')}
      </span>
    );
  }
  if (draftOf(person.id)) {
    return (
      <span className={classes.state}>
        <Icon name="edit" size={14} />
        {t('unsaved')}
      </span>
    );
  }
  return null;
}
