import { Button, type MantineSize } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/Icon.js';
import { useOnSite } from './useOnSite.js';

/** To the desk's form; on the days of the Assembly it is the page's main button. */
export function WalkInLink({ delegationId, size }: { delegationId?: string; size?: MantineSize }) {
  const { t } = useTranslation('walkIn');
  const onSite = useOnSite();
  return (
    <Button
      variant={onSite ? 'filled' : 'default'}
      {...(size && { size })}
      leftSection={<Icon name="location" />}
      renderRoot={(props) => (
        <Link
          to="/registration/walk-in"
          search={delegationId === undefined ? {} : { delegation: delegationId }}
          {...props}
        />
      )}
    >
      {t('title')}
    </Button>
  );
}
