import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/useFormat.js';
import { Icon } from './Icon.js';
import { NavLink } from './NavLink.js';
import { useUnread } from './useUnread.js';
import classes from './BellLink.module.css';

/** The bell with the count of unread notifications; leads to the inbox. */
export function BellLink() {
  const { t } = useTranslation();
  const { hasInbox, unread } = useUnread();
  const { number } = useFormat();
  if (!hasInbox) return null;
  return (
    <NavLink to="/inbox" className={classes.bell} label={t('bell', { count: unread })}>
      <Icon name="notification" size={20} />
      {unread > 0 && (
        <span className={classes.count} aria-hidden>
          {unread > 99 ? `${number(99)}+` : number(unread)}
        </span>
      )}
    </NavLink>
  );
}
