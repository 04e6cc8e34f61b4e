import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { RelativeTime } from '../../components/ZonedTime.js';
import type { InboxEntry } from './useInbox.js';
import classes from './InboxRow.module.css';

/** One notification: opened in place, it shows all of its words and the way to the thing. */
export function InboxRow({
  entry,
  open,
  onToggle,
}: {
  entry: InboxEntry;
  open: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslation('inbox');
  const unread = entry.readAt === null;
  const body = `notification-${entry.id}`;
  return (
    <li className={classes.entry} data-unread={unread || undefined}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={open}
        aria-controls={body}
        onClick={onToggle}
      >
        <Icon name={unread ? 'email--new' : 'email'} className={classes.icon} />
        <span className={classes.words}>
          <span className={classes.title}>
            {unread && <span className="ga-hidden">{t('new')}</span>}
            {entry.title}
          </span>
          {!open && entry.lines[0] && <span className={classes.preview}>{entry.lines[0]}</span>}
        </span>
        <span className={classes.when}>
          <RelativeTime at={entry.createdAt} />
        </span>
      </button>
      <div id={body} className={classes.body} hidden={!open}>
        {entry.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {entry.link && (
          <Link to={entry.link} className={classes.link}>
            {t(`open.${placeOf(entry.link)}`)}
            <Icon name="arrow--right" />
          </Link>
        )}
      </div>
    </li>
  );
}

/** What the link leads to, for its words. */
function placeOf(
  link: string,
): 'agenda' | 'meetings' | 'delegation' | 'duties' | 'review' | 'other' {
  if (link.startsWith('/delegation/agenda')) return 'agenda';
  if (link.startsWith('/delegation/meetings')) return 'meetings';
  if (link.startsWith('/delegation')) return 'delegation';
  if (link.startsWith('/duties')) return 'duties';
  return link.startsWith('/review') ? 'review' : 'other';
}
