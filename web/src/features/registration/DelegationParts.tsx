import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { PartyName } from '../../components/PartyName.js';
import { Section } from '../../components/Section.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useWords } from '../office/useOffice.js';
import { fullName } from '../own-delegation/checklist.js';
import type { Delegation } from '../own-delegation/types.js';
import { flagOf } from '../own-delegation/useParties.js';
import classes from './DelegationParts.module.css';

/** Where the delegation stands, why, and what is missing. */
export function DelegationState({ delegation }: { delegation: Delegation }) {
  const { t } = useTranslation('registration');
  const { dateTime } = useFormat();
  const { status, reason, missing, statusAt } = delegation;
  const open = ['invited', 'preparing', 'returned', 'submitted'].includes(status);
  const deadline = delegation.deadlines.find(
    ({ step }) => step === (status === 'approved' ? 'confirmation' : 'registration'),
  )?.at;
  return (
    <section className={`ga-sheet ${classes.state}`} aria-label={t('state')}>
      <p className={classes.line}>
        <StatusBadge kind="delegation" state={status} filled />
        <span className={classes.muted}>{t('sinceAt', { at: dateTime(statusAt) })}</span>
        {deadline !== undefined && (open || status === 'approved') && (
          <span className={classes.due}>
            {t(status === 'approved' ? 'due.confirmation' : 'due.registration', {
              at: dateTime(deadline),
            })}
          </span>
        )}
      </p>
      {reason !== '' && <blockquote className={classes.reason}>{reason}</blockquote>}
      {open && missing.length > 0 && (
        <ul className={classes.missing}>
          {missing.map(({ path, code }) => (
            <li key={path}>
              <Icon name="warning--alt--filled" size={14} />
              {code === 'head_missing'
                ? t('missing.head')
                : t(path.endsWith('givenNames') ? 'missing.givenNames' : 'missing.familyName', {
                    person: personAt(delegation, path) || t('missing.somebody'),
                  })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Whom a path such as `people[1].familyName` means, by what is known of the name. */
function personAt({ people }: Delegation, path: string): string {
  const person = people[Number(/\[(\d+)\]/.exec(path)?.[1])];
  return person ? fullName(person).trim() : '';
}

/** The parties that the delegation speaks for in meetings. */
export function DelegationParties({ delegation }: { delegation: Delegation }) {
  const { t } = useTranslation('registration');
  const name = useWords();
  return (
    <Section title={t('parties.title')}>
      <ul className={classes.parties}>
        {delegation.parties.map((party) => {
          const principal = delegation.people.find(({ id }) => id === party.principalId);
          return (
            <li key={party.id}>
              <PartyName
                iso2={flagOf(party, delegation)}
                code={party.code}
                name={name(party.names)}
              />
              <p className={classes.muted}>
                {principal
                  ? t('parties.principal', { name: fullName(principal) })
                  : t('parties.nobody')}{' '}
                {t('parties.limit', { count: party.parallelLimit })}
              </p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
