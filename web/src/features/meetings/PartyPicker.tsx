import { MultiSelect } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { PartyName } from '../../components/PartyName.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { PartyPlate } from '../own-delegation/types.js';
import { useName } from '../own-delegation/useParties.js';
import tags from '../own-delegation/tags.module.css';
import { matches } from './party-search.js';

export interface PartyPickerProps {
  parties: readonly PartyPlate[];
  value: string[];
  onChange: (value: string[]) => void;
  onBlur: () => void;
  id?: string;
  label: string;
  description?: string;
  error?: ReactNode;
}

/** The parties to ask, found by code or by their name in any of the four languages. */
export function PartyPicker({ parties, value, ...field }: PartyPickerProps) {
  const { t } = useTranslation('meetings');
  const { compareNames } = useFormat();
  const name = useName();
  const [search, setSearch] = useState('');
  const plates = useMemo(() => new Map(parties.map((party) => [party.id, party])), [parties]);
  const options = useMemo(
    () =>
      parties
        .map((party) => ({ value: party.id, label: name(party.names) }))
        .toSorted((a, b) => compareNames(a.label, b.label)),
    [parties, name, compareNames],
  );
  return (
    <MultiSelect
      {...field}
      value={value}
      data={options}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      hidePickedOptions
      openOnFocus={false}
      classNames={{ pill: tags.pill }}
      rightSection={<Icon name="search" />}
      maxValues={9}
      limit={60}
      maxDropdownHeight={320}
      placeholder={value.length === 0 ? t('form.findParty') : ''}
      nothingFoundMessage={t('form.noParty')}
      filter={({ options: all, search: query }) =>
        all.filter((option) => {
          const plate = 'value' in option ? plates.get(option.value) : undefined;
          return plate && matches(query, [plate.code, ...Object.values(plate.names)]);
        })
      }
      renderOption={({ option }) => {
        const plate = plates.get(option.value);
        return plate && <PartyName iso2={plate.flag} code={plate.code} name={option.label} />;
      }}
    />
  );
}
