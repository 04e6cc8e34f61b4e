import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { Section } from '../../components/Section.js';
import { ZonedTime } from '../../components/ZonedTime.js';
import { isRegistered } from '../own-delegation/may-edit.js';
import type { OtherNeeds } from '../own-delegation/other-needs.js';
import type { DeadlineStep, Delegation } from '../own-delegation/types.js';
import classes from './Deadlines.module.css';

const handedIn = new Set<string>(['received', 'verified']);

/** Until when the delegation can take each step by itself. */
export function Deadlines({
  delegation,
  credentials,
  now,
}: {
  delegation: Delegation;
  /** Status of its credentials; undefined while it is not known. */
  credentials: NonNullable<OtherNeeds['credentials']>['status'] | undefined;
  now: number;
}) {
  const { t } = useTranslation('home');
  const deadlines = delegation.deadlines.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const done = (step: DeadlineStep) =>
    (step === 'registration' && isRegistered(delegation)) ||
    (step === 'confirmation' && delegation.status === 'confirmed') ||
    (step === 'credentials' && credentials !== undefined && handedIn.has(credentials));
  const next = deadlines.find(({ at, step }) => !done(step) && Date.parse(at) > now);
  if (deadlines.length === 0) return null;
  return (
    <Section title={t('deadlines')}>
      <ul className={classes.list}>
        {deadlines.map((deadline) => (
          <li
            key={deadline.step}
            data-past={done(deadline.step) || Date.parse(deadline.at) <= now || undefined}
            data-next={deadline === next || undefined}
          >
            <span>
              {done(deadline.step) && <Icon name="checkmark" size={14} label={t('deadlineDone')} />}{' '}
              {t(`deadline.${deadline.step}`)}
            </span>
            <ZonedTime at={deadline.at} date="day" />
          </li>
        ))}
      </ul>
    </Section>
  );
}
