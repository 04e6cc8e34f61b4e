import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { Flag } from '../../components/Flag.js';
import { Icon } from '../../components/Icon.js';
import { initialsOf } from '../../components/initials.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import classes from './auth.module.css';

/** One-click sign-in. Only the demonstration answers with accounts; elsewhere nothing is shown. */
export function DemoAccounts({ onEntered }: { onEntered: () => Promise<void> }) {
  const { t } = useTranslation('auth');
  const { data: offered } = useQuery({
    queryKey: ['demo', 'accounts'],
    queryFn: () => data(api.GET('/api/v1/demo/accounts')),
    retry: false,
    staleTime: Infinity,
  });
  const enter = useMutation({
    mutationFn: (account: string) => api.POST('/api/v1/demo/sign-in', { body: { account } }),
    onSuccess: onEntered,
  });
  const accounts = offered?.items ?? [];
  if (accounts.length === 0) return null;
  return (
    <section aria-labelledby="demo">
      <p className={classes.or} id="demo">
        {t('demo.title')}
      </p>
      <ProblemNotice problem={enter.error} />
      <ul className={classes.accounts}>
        {accounts.map((entry) => (
          <li key={entry.account}>
            <button
              type="button"
              disabled={enter.isPending}
              onClick={() => enter.mutate(entry.account)}
            >
              <Flag iso2={entry.memberIso2} initials={initialsOf(entry.name)} />
              <b>{t(`roles.${entry.role}`)}</b>
              <span>{entry.name}</span>
              <Icon name="arrow--right" />
            </button>
          </li>
        ))}
      </ul>
      <p className={classes.mailbox}>
        <Link to="/mailbox">{t('demo.mailbox')}</Link>
      </p>
    </section>
  );
}
