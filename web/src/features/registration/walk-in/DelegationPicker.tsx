import { Select } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Flag } from '../../../components/Flag.js';
import { Icon } from '../../../components/Icon.js';
import { PartyName } from '../../../components/PartyName.js';
import { useFormat } from '../../../i18n/useFormat.js';
import { matches } from '../../meetings/party-search.js';
import { useWords } from '../../office/useOffice.js';
import type { DelegationItem } from '../queries.js';

/** A delegation, found by code or by its name in any of the four languages. */
export function DelegationPicker({
  delegations,
  value,
  onChange,
}: {
  delegations: readonly DelegationItem[];
  value: string | undefined;
  onChange: (id: string) => void;
}) {
  const { t } = useTranslation('walkIn');
  const { compareNames } = useFormat();
  const name = useWords();
  const byId = useMemo(() => new Map(delegations.map((one) => [one.id, one])), [delegations]);
  const options = useMemo(
    () =>
      delegations
        .map(({ id, names }) => ({ value: id, label: name(names) }))
        .toSorted((a, b) => compareNames(a.label, b.label)),
    [delegations, name, compareNames],
  );
  const input = useRef<HTMLInputElement>(null);
  const isUnchosen = value === undefined;
  // The desk begins by typing; with a delegation chosen it goes on with the name.
  useEffect(() => {
    if (isUnchosen) input.current?.focus();
  }, [isUnchosen]);
  const chosen = value === undefined ? undefined : byId.get(value);
  return (
    <Select
      ref={input}
      label={t('delegation')}
      placeholder={t('find')}
      data={options}
      value={value ?? null}
      onChange={(id) => id !== null && onChange(id)}
      searchable
      openOnFocus={false}
      allowDeselect={false}
      selectFirstOptionOnChange
      // Else the opening, which looks for a chosen option a moment later, lets the first one go again.
      selectFirstOptionOnDropdownOpen={isUnchosen}
      limit={60}
      maxDropdownHeight={320}
      nothingFoundMessage={t('notFound')}
      leftSection={
        chosen ? <Flag iso2={chosen.memberIso2} initials={chosen.code} /> : <Icon name="search" />
      }
      filter={({ options: all, search }) =>
        // What stands in the field after a choice is no search: all are offered again.
        search === (chosen && name(chosen.names))
          ? all
          : all.filter((option) => {
              const one = 'value' in option ? byId.get(option.value) : undefined;
              return one && matches(search, [one.code, ...Object.values(one.names)]);
            })
      }
      renderOption={({ option }) => {
        const one = byId.get(option.value);
        return one && <PartyName iso2={one.memberIso2} code={one.code} name={option.label} />;
      }}
    />
  );
}
