import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { fullName } from '../own-delegation/checklist.js';
import type { Person } from '../own-delegation/types.js';
import type { Direction, Hotel, PersonTravel } from './queries.js';
import { useLegWords } from './words.js';
import classes from './TravelList.module.css';

/** Everybody with both legs and the hotel in a line each; what is missing stands out. */
export function TravelList({
  people,
  travel,
  hotels,
  current,
}: {
  people: readonly Person[];
  travel: ReadonlyMap<string, PersonTravel>;
  hotels: readonly Hotel[];
  current: string | undefined;
}) {
  const { t } = useTranslation(['travel', 'people']);
  return (
    <nav aria-label={t('list')}>
      <ul className={classes.list}>
        {people.map((person) => {
          const own = travel.get(person.id);
          return (
            <li key={person.id}>
              <Link
                to="."
                search={{ person: person.id }}
                className={classes.person}
                aria-current={person.id === current || undefined}
              >
                <span className={classes.head}>
                  <span className={classes.name}>{fullName(person)}</span>
                  {own && <Missing travel={own} />}
                </span>
                {own && (
                  <span className={classes.legs}>
                    <Leg travel={own} direction="arrival" />
                    <Leg travel={own} direction="departure" />
                    <Stay travel={own} hotels={hotels} />
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Missing({ travel }: { travel: PersonTravel }) {
  const { t } = useTranslation('travel');
  const count = travel.missing.length;
  return count === 0 ? (
    <span className={classes.state} data-tone="ok">
      <Icon name="checkmark--filled" size={14} />
      {t('complete')}
    </span>
  ) : (
    <span className={classes.state} data-tone="warn">
      <Icon name="warning--alt--filled" size={14} />
      {t('missing', { count })}
    </span>
  );
}

function Leg({ travel, direction }: { travel: PersonTravel; direction: Direction }) {
  const { t } = useTranslation('travel');
  const words = useLegWords()(travel.fields, direction);
  return (
    <span className={classes.leg} data-empty={words === undefined || undefined}>
      <Icon name={direction} size={14} label={t(`${direction}.title`)} />
      {words === undefined ? t(`${direction}.none`) : <bdi>{words}</bdi>}
    </span>
  );
}

function Stay({ travel, hotels }: { travel: PersonTravel; hotels: readonly Hotel[] }) {
  const { t } = useTranslation('travel');
  const { hotelId, hotelOther } = travel.fields;
  const name = hotels.find(({ id }) => id === hotelId)?.name ?? hotelOther;
  return (
    <span className={classes.leg} data-empty={name === '' || undefined}>
      <Icon name="hotel" size={14} label={t('stay.title')} />
      {name === '' ? t('stay.none') : <bdi>{name}</bdi>}
    </span>
  );
}
