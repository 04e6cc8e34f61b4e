import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import type { IconName } from '../../components/icons.js';
import { Section } from '../../components/Section.js';
import { ZonedTime } from '../../components/ZonedTime.js';
import type { Credentials } from './queries.js';
import classes from './credentials.module.css';

const decisions = {
  pending: 'time',
  granted: 'checkmark--filled',
  refused: 'close--filled',
} as const satisfies Record<Credentials['powers'][number]['decision'], IconName>;

/** How far the verification is, why a letter was rejected, and what was decided on each power. */
export function CredentialsState({ credentials }: { credentials: Credentials }) {
  const { t } = useTranslation('credentials');
  const { status, statusAt, rejection, reason, powers } = credentials;
  return (
    <>
      <Section title={t('state.title')}>
        <div className={classes.state}>
          <p className={classes.status}>{t(`state.${status}`)}</p>
          {statusAt !== null && status !== 'missing' && (
            <p className={classes.quiet}>
              <ZonedTime at={statusAt} date="short" />
            </p>
          )}
          {rejection !== null && (
            <div className={classes.rejection} role="note">
              <Icon name="warning--filled" />
              <div>
                {rejection !== 'other' && <p>{t(`rejection.${rejection}`)}</p>}
                {reason !== '' && (
                  <p>
                    <bdi>{reason}</bdi>
                  </p>
                )}
                <p className={classes.quiet}>{t('state.wayOut')}</p>
              </div>
            </div>
          )}
        </div>
      </Section>
      {powers.length > 0 && status !== 'missing' && (
        <Section title={t('state.powers')}>
          <ul className={classes.decisions}>
            {powers.map(({ power, decision }) => (
              <li key={power} data-decision={decision}>
                <span>{t(`power.${power}`)}</span>
                <span className={classes.decision}>
                  <Icon name={decisions[decision]} size={14} />
                  {t(`decision.${decision}`)}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
