import { useTranslation } from 'react-i18next';
import { statusLook, type StatusKind, type StatusOf } from '../theme/statuses.js';
import { Icon } from './Icon.js';
import classes from './StatusBadge.module.css';

export interface StatusBadgeProps<K extends StatusKind> {
  kind: K;
  state: StatusOf<K>;
  /** Tinted plate: only once, in the head of a sheet. */
  filled?: boolean;
  /** A number after the word, as in a legend. */
  count?: number | string;
  /** Words instead of the state's own, e.g. "Moved, was 15:20". */
  children?: React.ReactNode;
}

/** A state by icon and word in its colour. Never the icon alone. */
export function StatusBadge<K extends StatusKind>({
  kind,
  state,
  filled = false,
  count,
  children,
}: StatusBadgeProps<K>) {
  const { t } = useTranslation('status');
  const { tone, icon } = statusLook(kind, state);
  return (
    <span className={classes.badge} data-tone={tone} data-filled={filled || undefined}>
      <Icon name={icon} size={14} className={classes.icon} />
      <span>
        {children ?? t(`${kind}.${state}`)}
        {count !== undefined && <b className={classes.count}>{count}</b>}
      </span>
    </span>
  );
}
