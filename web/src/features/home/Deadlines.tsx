import { useTranslation } from 'react-i18next';
import { Section } from '../../components/Section.js';
import { ZonedTime } from '../../components/ZonedTime.js';
import type { Delegation } from '../own-delegation/types.js';
import classes from './Deadlines.module.css';

/** Until when the delegation can take each step by itself. */
export function Deadlines({ delegation, now }: { delegation: Delegation; now: number }) {
  const { t } = useTranslation('home');
  const deadlines = delegation.deadlines.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const next = deadlines.find(({ at }) => Date.parse(at) > now);
  if (deadlines.length === 0) return null;
  return (
    <Section title={t('deadlines')}>
      <ul className={classes.list}>
        {deadlines.map((deadline) => (
          <li
            key={deadline.step}
            data-past={Date.parse(deadline.at) <= now || undefined}
            data-next={deadline === next || undefined}
          >
            <span>{t(`deadline.${deadline.step}`)}</span>
            <ZonedTime at={deadline.at} date="day" />
          </li>
        ))}
      </ul>
    </Section>
  );
}
