import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import type { Person } from '../own-delegation/types.js';
import classes from './PersonMarks.module.css';

/**
 * How somebody came onto the list whom the delegation did not enter itself: registered on site, and on its
 * behalf. Nothing for all others.
 * @param own said to the delegation itself
 */
export function PersonMarks({
  person: { walkIn, enteredOnBehalf },
  own = false,
}: {
  person: Pick<Person, 'walkIn' | 'enteredOnBehalf'>;
  own?: boolean;
}) {
  const { t } = useTranslation('people');
  if (!walkIn && !enteredOnBehalf) return null;
  return (
    <span className={classes.marks}>
      {walkIn && (
        <span>
          <Icon name="location" />
          {t('mark.walkIn')}
        </span>
      )}
      {enteredOnBehalf && (
        <span>
          <Icon name="edit" />
          {t(own ? 'mark.forYou' : 'mark.onBehalf')}
        </span>
      )}
    </span>
  );
}
