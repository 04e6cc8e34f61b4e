import { Button, NumberInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { Section } from '../../components/Section.js';
import { useFormat } from '../../i18n/useFormat.js';
import { votesNeeded } from './majority.js';
import { majorities, rollFile, type VotingRoll } from './queries.js';
import classes from './voting.module.css';

/** Whether the hall can decide, and how many votes carry a decision. */
export function Majorities({
  assemblyId,
  roll,
  canEdit,
}: {
  assemblyId: string;
  roll: VotingRoll;
  canEdit: boolean;
}) {
  const { t } = useTranslation('voting');
  const { number } = useFormat();
  const [abstaining, setAbstaining] = useState(0);
  const { counts, rules } = roll;
  const cast = Math.max(0, counts.presentEntitled - abstaining);
  const counted = rules.quorumBase === 'members' ? counts.present : counts.presentEntitled;
  return (
    <>
      <Section title={t('quorum.title')}>
        <div className={classes.block}>
          <p className={classes.verdict} data-reached={counts.quorumReached || undefined}>
            <Icon name={counts.quorumReached ? 'checkmark--filled' : 'warning--alt--filled'} />
            {t(counts.quorumReached ? 'quorum.reached' : 'quorum.missing', {
              count: counts.quorumMissing,
            })}
          </p>
          <p className={classes.quiet}>
            {t(`quorum.${rules.quorumBase}`, {
              needed: number(counts.quorum),
              present: number(counted),
              numerator: number(rules.quorumNumerator),
              denominator: number(rules.quorumDenominator),
            })}
          </p>
        </div>
      </Section>
      <Section title={t('majority.title')}>
        <div className={classes.block}>
          <NumberInput
            label={t('majority.abstaining')}
            value={abstaining}
            onChange={(value) => setAbstaining(Number(value) || 0)}
            min={0}
            max={counts.presentEntitled}
            allowDecimal={false}
            className={classes.screen}
          />
          <dl className={classes.needed}>
            <dt>{t('majority.cast')}</dt>
            <dd>{number(cast)}</dd>
            {majorities.map((majority) => (
              <div key={majority} data-chosen={majority === rules.majority || undefined}>
                <dt>
                  {t(`majority.${majority}`)}
                  {majority === rules.majority && (
                    <span className={classes.usual}>{t('majority.usual')}</span>
                  )}
                </dt>
                <dd>{number(votesNeeded(majority, cast, counts.members))}</dd>
              </div>
            ))}
          </dl>
          {canEdit && (
            <Button
              variant="default"
              className={classes.screen}
              leftSection={<Icon name="settings" />}
              renderRoot={(props) => <Link to="/settings" {...props} />}
            >
              {t('rules.button')}
            </Button>
          )}
        </div>
      </Section>
      <div className={classes.screen}>
        <Section title={t('files')}>
          <ul className={classes.files}>
            {(['xlsx', 'csv'] as const).map((format) => (
              <li key={format}>
                <a href={rollFile(assemblyId, format)} download>
                  <Icon name="download" />
                  {t(`file.${format}`)}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}
