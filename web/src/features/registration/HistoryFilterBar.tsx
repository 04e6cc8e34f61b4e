import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { historyKinds, type HistoryFilter } from './queries.js';
import classes from './DelegationHistory.module.css';

/** Narrows the history to one kind of change and to one person. */
export function HistoryFilterBar({
  people,
  filter: { kind, personId },
  onChange,
}: {
  people: readonly { id: string; name: string }[];
  filter: HistoryFilter;
  onChange: (filter: HistoryFilter) => void;
}) {
  const { t } = useTranslation('history');
  return (
    <div className={classes.filter}>
      <Select
        aria-label={t('filter.kind')}
        placeholder={t('filter.kind')}
        clearable
        data={historyKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind ?? null}
        onChange={(_, option) => onChange({ kind: option?.value, personId })}
      />
      <Select
        aria-label={t('filter.person')}
        placeholder={t('filter.person')}
        clearable
        searchable
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={personId ?? null}
        onChange={(id) => onChange({ kind, personId: id ?? undefined })}
      />
    </div>
  );
}
