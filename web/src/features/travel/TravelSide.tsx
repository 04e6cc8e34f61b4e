import { useTranslation } from 'react-i18next';
import { Section } from '../../components/Section.js';
import { fullName } from '../own-delegation/checklist.js';
import type { Person } from '../own-delegation/types.js';
import type { Hotel } from './queries.js';
import { VisaLetters } from './VisaLetters.js';
import classes from './TravelSide.module.css';

/** What helps while travel is entered: the visa letters, and the hotels with their addresses. */
export function TravelSide({
  assemblyId,
  delegationId,
  person,
  hotels,
}: {
  assemblyId: string;
  delegationId: string;
  /** Whose travel is open. */
  person: Person | undefined;
  hotels: readonly Hotel[];
}) {
  const { t } = useTranslation('travel');
  return (
    <>
      <VisaLetters
        assemblyId={assemblyId}
        delegationId={delegationId}
        person={person && { id: person.id, name: fullName(person) }}
      />
      {hotels.length > 0 && (
        <Section title={t('hotels.title')}>
          <ul className={classes.list}>
            {hotels.map(({ id, name, address, phone }) => (
              <li key={id}>
                <b>{name}</b>
                {address !== '' && <span>{address}</span>}
                {phone !== '' && (
                  <span>
                    <bdi>{phone}</bdi>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
