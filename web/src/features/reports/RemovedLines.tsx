import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { Section } from '../../components/Section.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { RemovedLine } from './queries.js';
import classes from './ManifestPage.module.css';

/** Legs of the last export that are there no more: crossed out, so that nobody waits for them. */
export function RemovedLines({ lines }: { lines: readonly RemovedLine[] }) {
  const { t } = useTranslation(['manifest', 'travel']);
  const { dateTime } = useFormat();
  return (
    <div className={classes.removed}>
      <Section title={t('removed.title')} note={t('removed.note')}>
        <ul>
          {lines.map((line) => (
            <li key={line.delegateId}>
              <Icon name="close--outline" />
              <s>
                <bdi>{line.code}</bdi> {line.person} · {dateTime(line.at)} ·{' '}
                <bdi>{line.number || t(`travel:mode.${line.mode}`)}</bdi> · <bdi>{line.port}</bdi>
              </s>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
