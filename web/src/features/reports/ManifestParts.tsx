import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { ManifestLine, OldValue } from './queries.js';
import classes from './ManifestPage.module.css';

/** What the person needs on the way, in words. */
export function Needs({ line }: { line: ManifestLine }) {
  const { t } = useTranslation('manifest');
  const { transfer, accessibleVehicle, securityCar, transportNote } = line;
  const needs = [
    transfer && t('need.transfer'),
    accessibleVehicle && t('need.accessible'),
    securityCar && t('need.security'),
    transportNote,
  ].filter(Boolean);
  return needs.length === 0 ? null : <span className={classes.quiet}>{needs.join(' · ')}</span>;
}

/** What changed since the last export; what stood there before is struck through. */
export function Change({ line: { change, old } }: { line: ManifestLine }) {
  const { t } = useTranslation('manifest');
  if (change === null) return null;
  return (
    <span className={classes.change} data-change={change}>
      <span className={classes.mark}>
        <Icon name={change === 'added' ? 'add' : 'edit'} size={14} />
        {t(`changes.${change}`)}
      </span>
      {old.map((value) => (
        <Old key={value.field} old={value} />
      ))}
    </span>
  );
}

function Old({ old: { field, value } }: { old: OldValue }) {
  const { t } = useTranslation(['manifest', 'travel', 'common']);
  const { dateTime } = useFormat();
  const words =
    typeof value === 'boolean'
      ? t(value ? 'common:words.yes' : 'common:words.no')
      : field === 'at'
        ? dateTime(value)
        : field === 'mode'
          ? t(`travel:mode.${value}`)
          : value || t('nothing');
  return (
    <span className={classes.old}>
      {t(`field.${field}`)}: <s>{words}</s>
    </span>
  );
}
