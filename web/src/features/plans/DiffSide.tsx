import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { Section } from '../../components/Section.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { PlanDetail, PlanDiff } from './queries.js';
import classes from './DiffSide.module.css';

interface Check {
  key: string;
  tone: 'ok' | 'warn' | 'bad';
  value: number | string;
}

/** What was checked against the data of now. */
export function Checks({ diff, plan }: { diff: PlanDiff; plan: PlanDetail | undefined }) {
  const { t } = useTranslation('plans');
  const { number } = useFormat();
  const { conflicts, counts } = diff;
  const double = conflicts.filter(({ code }) => code.includes('double')).length;
  const checks: Check[] = [
    { key: 'double', tone: double > 0 ? 'bad' : 'ok', value: double },
    {
      key: 'rules',
      tone: conflicts.length > double ? 'bad' : 'ok',
      value: conflicts.length - double,
    },
    { key: 'current', tone: diff.outdated ? 'bad' : 'ok', value: t(diff.outdated ? 'no' : 'yes') },
  ];
  if (counts.dropped > 0) checks.push({ key: 'dropped', tone: 'warn', value: counts.dropped });
  if (plan) {
    const without = plan.totals.requests - plan.totals.placed;
    checks.push({ key: 'unplaced', tone: without > 0 ? 'warn' : 'ok', value: without });
    if (plan.totals.preferredAsked > 0) {
      checks.push({
        key: 'preferred',
        tone: 'ok',
        value: t('check.of', {
          met: number(plan.totals.preferredMet),
          asked: number(plan.totals.preferredAsked),
        }),
      });
    }
  }
  const ready = checks.every(({ tone }) => tone !== 'bad');
  return (
    <Section
      title={t('check.title')}
      end={
        <StatusBadge kind="queue" state={ready ? 'running' : 'stopped'}>
          {t(ready ? 'check.ready' : 'check.blocked')}
        </StatusBadge>
      }
    >
      <ul className={classes.list}>
        {checks.map(({ key, tone, value }) => (
          <li key={key} className={classes.check}>
            <span className={classes.icon} data-tone={tone}>
              <Icon
                name={
                  tone === 'ok'
                    ? 'checkmark--filled'
                    : tone === 'warn'
                      ? 'warning--alt--filled'
                      : 'warning--filled'
                }
                label={t(`check.${tone}`)}
              />
            </span>
            <span>{t(`check.name.${key}`)}</span>
            <b>{typeof value === 'number' ? number(value) : value}</b>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Who is told when the plan is published. */
export function Told({ diff }: { diff: PlanDiff }) {
  const { t } = useTranslation('plans');
  const { number } = useFormat();
  const { delegations, people } = diff.told;
  return (
    <Section title={t('told.title')}>
      <ul className={classes.list}>
        <li className={classes.told}>
          <span>{t('told.delegations', { count: delegations })}</span>
          <b>{number(delegations)}</b>
        </li>
        <li className={classes.told}>
          <span>{t('told.people')}</span>
          <b>{number(people)}</b>
        </li>
      </ul>
      <p className={classes.note}>{t(people > 0 ? 'told.how' : 'told.nobody')}</p>
    </Section>
  );
}
