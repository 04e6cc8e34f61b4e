import { VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueWords } from './history-values.js';
import classes from './DelegationHistory.module.css';

/** Values that are shown before somebody asks for the others. */
const FIRST = 4;

/** What an entry changed, from what to what. */
export function HistoryValues({ values }: { values: readonly ValueWords[] }) {
  const { t } = useTranslation('history');
  const [all, setAll] = useState(false);
  if (values.length === 0) return null;
  const shown = all ? values : values.slice(0, FIRST);
  return (
    <>
      <dl className={classes.values}>
        {shown.map(({ field, label, from, to }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>
              {from !== '' && (
                <>
                  <VisuallyHidden>{t('was')}</VisuallyHidden>
                  <del dir="auto">{from}</del>{' '}
                </>
              )}
              <VisuallyHidden>{t('is')}</VisuallyHidden>
              {to === '' ? (
                <span className={classes.nothing}>{t('nothing')}</span>
              ) : (
                <ins dir="auto">{to}</ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {values.length > shown.length && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t('moreValues', { count: values.length - shown.length })}
        </button>
      )}
    </>
  );
}
