import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { checklist, fullName } from './checklist.js';
import type { Delegation } from './types.js';
import classes from './Checklist.module.css';

/** What the delegation has and what it still needs; what is missing leads to where it is entered. */
export function Checklist({ delegation, locked }: { delegation: Delegation; locked: boolean }) {
  const { t } = useTranslation('days');
  return (
    <ul className={classes.list}>
      {checklist(delegation).map((item) => {
        const key = item.kind === 'name' ? item.person.id : item.kind;
        const advice = item.kind === 'alternate';
        const tone = item.done ? 'done' : advice ? 'advice' : 'missing';
        return (
          <li key={key} data-tone={tone}>
            <Icon
              name={
                item.done ? 'checkmark--filled' : advice ? 'information' : 'warning--alt--filled'
              }
              label={t(`check.${tone}`)}
            />
            <span>
              {item.done || locked ? (
                t(`check.${item.kind}`, itemName(item))
              ) : (
                <Link
                  to="/delegation/people"
                  search={
                    item.kind === 'name'
                      ? { person: item.person.id }
                      : { person: 'new', role: item.kind }
                  }
                >
                  {t(`check.${item.kind}`, itemName(item))}
                </Link>
              )}
              {!item.done && <span className={classes.why}>{t(`check.why.${item.kind}`)}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const itemName = (item: ReturnType<typeof checklist>[number]) =>
  item.kind === 'name' ? { name: fullName(item.person) } : {};
