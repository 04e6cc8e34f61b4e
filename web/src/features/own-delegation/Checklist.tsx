import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import type { IconName } from '../../components/icons.js';
import { useFormat } from '../../i18n/useFormat.js';
import { checklist, fullName, type CheckItem, type CheckTone } from './checklist.js';
import { credentialsPage, credentialsTone } from './other-needs.js';
import { useFieldWords } from './useFieldWords.js';
import { useOtherNeeds } from './useOtherNeeds.js';
import type { OwnDelegation } from './WithDelegation.js';
import classes from './Checklist.module.css';

const icons: Record<CheckTone, IconName> = {
  done: 'checkmark--filled',
  missing: 'warning--alt--filled',
  warn: 'warning--alt--filled',
  later: 'edit',
  advice: 'information',
};

/** Lines shown at first: a delegation of twenty has a list of its own. */
const first = 7;

/** What the delegation has and what it still needs; what is missing leads to the very field. */
export function Checklist({ own, locked }: { own: OwnDelegation; locked: boolean }) {
  const { t } = useTranslation('days');
  const [all, setAll] = useState(false);
  const items = checklist(own.delegation);
  const shown = all ? items : items.slice(0, first);
  return (
    <>
      <ul className={classes.list}>
        <OtherLines own={own} />
        {shown.map((item) => (
          <li key={keyOf(item)} data-tone={item.tone}>
            <Icon name={icons[item.tone]} label={t(`check.${item.tone}`)} />
            <Line item={item} locked={locked} />
          </li>
        ))}
      </ul>
      {shown.length < items.length && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t('check.more', { count: items.length - shown.length })}
        </button>
      )}
    </>
  );
}

/** Credentials and travel: each leads to its page. */
function OtherLines({ own }: { own: OwnDelegation }) {
  const { t } = useTranslation(['days', 'status']);
  const { date } = useFormat();
  const { credentials, withoutTravel, has } = useOtherNeeds(own);
  const tone = credentials && credentialsTone(credentials.status);
  const letter = t('check.credentials');
  return (
    <>
      {credentials && tone && (
        <li data-tone={tone}>
          <Icon name={icons[tone]} label={t(`check.${tone}`)} />
          <span>
            {has(credentialsPage) ? <Link to={credentialsPage}>{letter}</Link> : letter}
            <span className={classes.why}>
              {[
                t(`status:credentials.${credentials.status}`),
                credentials.statusAt && date(credentials.statusAt),
                credentials.reason,
              ]
                .filter(Boolean)
                .join(t('comma'))}
            </span>
          </span>
        </li>
      )}
      {withoutTravel > 0 && (
        <li data-tone="later">
          <Icon name={icons.later} label={t('check.later')} />
          <span>
            <Link to="/delegation/travel">{t('check.travel')}</Link>
            <span className={classes.why}>{t('check.why.travel', { count: withoutTravel })}</span>
          </span>
        </li>
      )}
    </>
  );
}

const keyOf = (item: CheckItem): string =>
  'person' in item && item.person ? `${item.kind} ${item.person.id}` : item.kind;

function Line({ item, locked }: { item: CheckItem; locked: boolean }) {
  const { t } = useTranslation('days');
  const why = useWhy(item);
  const name = 'person' in item && item.person ? fullName(item.person) : '';
  const title = t(`check.${item.kind}`, { name });
  const search = targetOf(item);
  return (
    <span>
      {locked || !search ? (
        title
      ) : (
        <Link to="/delegation/people" search={search}>
          {title}
        </Link>
      )}
      {why && <span className={classes.why}>{why}</span>}
    </span>
  );
}

function targetOf(item: CheckItem) {
  switch (item.kind) {
    case 'head':
    case 'alternate':
      return item.tone === 'done' ? undefined : { person: 'new', role: item.kind };
    case 'people':
      return undefined;
    case 'finish':
      return { person: item.person.id, ...(item.fields[0] && { field: item.fields[0] }) };
    case 'expires':
      return { person: item.person.id, field: 'documentExpiresOn' };
    default:
      return { person: item.person.id };
  }
}

function useWhy(item: CheckItem): string | undefined {
  const { t } = useTranslation('days');
  const missing = useFieldWords();
  switch (item.kind) {
    case 'head':
    case 'alternate':
      return item.person ? fullName(item.person) : t(`check.why.${item.kind}`);
    case 'people':
      return undefined;
    case 'finish':
      return missing(item.fields);
    case 'expires':
      return t('check.why.expires');
    default:
      return item.reason;
  }
}
