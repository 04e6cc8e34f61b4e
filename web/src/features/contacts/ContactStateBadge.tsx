import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import type { ContactState } from './contact-rows.js';
import classes from './contacts.module.css';

/** Whether somebody has been invited and came. */
export function ContactStateBadge({ state }: { state: ContactState }) {
  const { t } = useTranslation('contacts');
  if (state === 'missing' || state === 'open') {
    return (
      <span className={classes.state} data-state={state}>
        <Icon name={state === 'missing' ? 'warning--alt--filled' : 'subtract--alt'} size={14} />
        {t(`state.${state}`)}
      </span>
    );
  }
  return (
    <StatusBadge kind="invitation" state={state}>
      {t(`state.${state}`)}
    </StatusBadge>
  );
}
