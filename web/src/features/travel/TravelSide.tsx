import { useTranslation } from 'react-i18next';
import { Section } from '../../components/Section.js';
import type { Hotel } from './queries.js';
import classes from './TravelSide.module.css';

/** What helps while travel is entered: the hotels with their addresses. */
export function TravelSide({ hotels }: { hotels: readonly Hotel[] }) {
  const { t } = useTranslation('travel');
  if (hotels.length === 0) return null;
  return (
    <Section title={t('hotels.title')}>
      <ul className={classes.list}>
        {hotels.map(({ id, name, address, phone }) => (
          <li key={id}>
            <b>{name}</b>
            {address !== '' && <span>{address}</span>}
            {phone !== '' && <bdi>{phone}</bdi>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
