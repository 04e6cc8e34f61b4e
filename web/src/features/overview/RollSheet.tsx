import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Roll } from '../../components/Roll.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { summaryQuery } from '../registration/queries.js';
import classes from './RollSheet.module.css';

/** The roll of the members: how many are registered, and every one of them as a tick. */
export function RollSheet({ assemblyId }: { assemblyId: string }) {
  const { t } = useTranslation(['overview', 'registration']);
  const { number } = useFormat();
  const summary = useQuery(summaryQuery(assemblyId));
  if (!summary.data) {
    return summary.error ? (
      <ProblemNotice problem={summary.error} />
    ) : (
      <SkeletonRows rows={4} height={64} />
    );
  }
  const { members, regions, organisations } = summary.data;
  return (
    <section className={`ga-sheet ${classes.sheet}`} aria-label={t('roll.label')}>
      <div className={classes.numbers}>
        <p className={classes.registered}>
          <b>{number(members.registered)}</b>{' '}
          <span>{t('roll.of', { total: number(members.total) })}</span>
        </p>
        <p className={classes.what}>{t('roll.registered', { count: members.registered })}</p>
        <p className={classes.facts}>
          {t('roll.confirmed', { count: members.confirmed, shown: number(members.confirmed) })}{' '}
          {t('roll.people', { count: members.people, shown: number(members.people) })}{' '}
          {t('roll.organisations', { count: organisations.registered })}
        </p>
      </div>
      <Roll
        rows={regions.map(({ region, byStatus }) => ({
          key: region,
          label: t(`registration:region.${region}`),
          counts: byStatus,
        }))}
        legendLink={(status) => ({ to: '/registration', search: { status } })}
      />
    </section>
  );
}
