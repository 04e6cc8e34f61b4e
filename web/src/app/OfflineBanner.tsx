import { useNetwork } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.js';
import classes from './OfflineBanner.module.css';

/** Says that the connection is lost, and that nothing typed is. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  return (
    <output className={classes.region}>
      {!online && (
        <span className={classes.banner}>
          <Icon name="wifi--off" />
          {t('offline')}
        </span>
      )}
    </output>
  );
}
