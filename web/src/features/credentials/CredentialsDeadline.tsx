import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/useNow.js';
import { Icon } from '../../components/Icon.js';
import { ZonedTime } from '../../components/ZonedTime.js';
import type { Delegation } from '../own-delegation/types.js';
import type { Credentials } from './queries.js';
import classes from './credentials.module.css';

/** Until when the delegation hands its letter in, and what holds afterwards; nothing once that is done. */
export function CredentialsDeadline({
  deadlines,
  status,
}: {
  deadlines: Delegation['deadlines'];
  status: Credentials['status'];
}) {
  const { t } = useTranslation('credentials');
  const now = useNow();
  const at = deadlines.find(({ step }) => step === 'credentials')?.at;
  if (at === undefined || (status !== 'missing' && status !== 'rejected')) return null;
  const passed = Date.parse(at) < now;
  const late = passed && status === 'missing';
  return (
    <p className={classes.deadline} data-late={late || undefined}>
      <Icon name={late ? 'warning--alt--filled' : 'time'} />
      <span>
        {t(`deadline.${!passed ? 'until' : late ? 'passed' : 'rejected'}`)}{' '}
        <ZonedTime at={at} date="dayLong" />
      </span>
    </p>
  );
}
