import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PartyName } from '../../components/PartyName.js';
import type { Delegation, OwnParty } from './types.js';
import { flagOf, useName } from './useParties.js';

/** Which of the delegation's parties the page is about; nothing to choose when there is one. */
export function PartyChoice({
  delegation,
  parties,
  value,
  onChange,
}: {
  delegation: Delegation;
  parties: readonly OwnParty[];
  value: string;
  onChange: (partyId: string) => void;
}) {
  const { t } = useTranslation('days');
  const name = useName();
  if (parties.length < 2) return null;
  return (
    <SegmentedControl
      aria-label={t('party')}
      value={value}
      onChange={onChange}
      data={parties.map((party) => ({
        value: party.id,
        label: (
          <PartyName iso2={flagOf(party, delegation)} code={party.code} name={name(party.names)} />
        ),
      }))}
    />
  );
}
