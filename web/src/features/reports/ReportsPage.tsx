import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import classes from './ReportsPage.module.css';

/** Reports by the path of their page; one whose page is not there is not shown. */
const reports = [
  { path: '/reports/manifest', key: 'manifest' },
  { path: '/reports/hotels', key: 'hotels' },
  { path: '/voting', key: 'voting' },
] as const;

/** Lists to print and to take out. */
export function ReportsPage() {
  const { t } = useTranslation('reports');
  const { routesByPath } = useRouter();
  return (
    <>
      <PageHeader title={t('title')} sentence={t('sentence')} />
      <ul className={classes.list}>
        {reports
          .filter(({ path }) => Object.hasOwn(routesByPath, path))
          .map(({ path, key }) => (
            <li key={path}>
              <Link to={path} className={classes.report}>
                <span className={classes.name}>{t(`report.${key}.title`)}</span>
                <span className={classes.text}>{t(`report.${key}.text`)}</span>
                <Icon name="arrow--right" />
              </Link>
            </li>
          ))}
      </ul>
    </>
  );
}
