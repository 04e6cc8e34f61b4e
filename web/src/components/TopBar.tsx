import { useTranslation } from 'react-i18next';
import { useNavigation } from '../app/useNavigation.js';
import { AccountMenu } from './AccountMenu.js';
import { BellLink } from './BellLink.js';
import { Clock } from './Clock.js';
import { NavLink } from './NavLink.js';
import { Wordmark } from './Wordmark.js';
import classes from './TopBar.module.css';

/** The bar over every signed-in page. On a phone the page's header and the bottom bar stand for it. */
export function TopBar() {
  const { t } = useTranslation('nav');
  const { entries, active } = useNavigation();
  return (
    <header className={classes.bar}>
      <NavLink to="/" className={classes.home} label={t('start')}>
        <Wordmark />
      </NavLink>
      <nav className={classes.nav} aria-label={t('main')}>
        {entries.map((entry) => (
          <NavLink key={entry.to} to={entry.to} className={classes.link} current={entry === active}>
            {t(entry.key)}
          </NavLink>
        ))}
      </nav>
      <Clock />
      <BellLink />
      <AccountMenu />
    </header>
  );
}
