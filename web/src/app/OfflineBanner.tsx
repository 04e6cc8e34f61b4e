import { useNetwork } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.js';
import classes from './OfflineBanner.module.css';

/** Says that the connection is lost, and that nothing typed is. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  return (
    <div role="status" className={classes.region}>
      {!online && (
        <p className={classes.banner}>
          <Icon name="wifi--off" />
          {t('offline')}
        </p>
      )}
    </div>
  );
}
