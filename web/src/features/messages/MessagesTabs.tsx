import { useTranslation } from 'react-i18next';
import { PageTabs } from '../office/PageTabs.js';

/** The messages, and the queues that carry them. */
export function MessagesTabs() {
  const { t } = useTranslation('messages');
  return (
    <PageTabs
      label={t('tabs.label')}
      tabs={[
        { to: '/messages', label: t('tabs.messages') },
        { to: '/messages/queues', label: t('tabs.queues') },
      ]}
    />
  );
}
