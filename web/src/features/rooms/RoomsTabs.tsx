import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../app/session.js';
import { PageTabs } from '../office/PageTabs.js';

/** The venue's three lists. */
export function RoomsTabs() {
  const { t } = useTranslation('rooms');
  const seesInterpreters = hasRole(useSession(), 'organizer', 'admin', 'protocol');
  return (
    <PageTabs
      label={t('tabs.label')}
      tabs={[
        { to: '/rooms', label: t('tabs.rooms') },
        { to: '/rooms/walking-times', label: t('tabs.walking') },
        ...(seesInterpreters ? [{ to: '/rooms/interpreters', label: t('tabs.interpreters') }] : []),
      ]}
    />
  );
}
