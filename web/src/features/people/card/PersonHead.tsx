import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/Icon.js';
import type { Person } from '../../own-delegation/types.js';
import { useRoleWords } from '../../own-delegation/useRoleWords.js';
import type { OwnDelegation } from '../../own-delegation/WithDelegation.js';
import { PersonPhoto } from '../../photo/PersonPhoto.js';
import { PersonMarks } from '../PersonMarks.js';
import { PersonState } from '../PersonState.js';
import classes from './PersonHead.module.css';

/** In review or through it: a change of what was reviewed sends this person back. */
const reviewed = new Set<string>(['pending', 'on_hold', 'cleared', 'badge_issued', 'checked_in']);

/** Photo, name and state of a person, and what a change would mean. */
export function PersonHead({
  own: { assemblyId, delegation },
  person,
  title,
  editable,
}: {
  own: OwnDelegation;
  person: Person;
  title: string;
  editable: boolean;
}) {
  const { t } = useTranslation('people');
  const { accreditation, accreditationReason: reason } = person;
  const roleWords = useRoleWords(delegation);
  return (
    <header className={classes.head}>
      <div className={classes.line}>
        <PersonPhoto
          assemblyId={assemblyId}
          delegationId={delegation.id}
          person={person}
          name={title}
          editable={editable}
        />
        <div className={classes.words}>
          <h2>
            <bdi>{title}</bdi>
          </h2>
          <p>{roleWords(person)}</p>
          <PersonMarks person={person} own />
        </div>
        <PersonState person={person} filled />
      </div>
      {reason !== '' && (
        <div className={classes.reason} role="note">
          <Icon name="warning--alt--filled" />
          <p>
            <b>{t(`reason.${accreditation}`)}</b> {reason}
          </p>
        </div>
      )}
      {person.warnings.some(({ code }) => code === 'same_document' || code === 'same_person') && (
        <div className={classes.reason} role="note">
          <Icon name="warning--alt--filled" />
          <p>
            {t(
              person.warnings.some(({ code }) => code === 'same_document')
                ? 'sameDocument'
                : 'samePerson',
            )}
          </p>
        </div>
      )}
      {reviewed.has(accreditation) && (
        <p className={classes.note}>
          <Icon name="information" />
          {t('lateChange')}
        </p>
      )}
    </header>
  );
}
