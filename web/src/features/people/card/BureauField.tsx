import { Select } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import { Clashing, useField, type Bound } from '../../../components/bound-field.js';
import { freePlaces, subBureausOf } from '../../own-delegation/sub-bureaus.js';
import type { Delegation } from '../../own-delegation/types.js';
import { useName } from '../../own-delegation/useParties.js';

/**
 * For whom somebody comes: the delegation itself (empty or null), or one of its sub-bureaus by code. Nothing
 * where the delegation has none.
 */
export function BureauField<V extends FieldValues>({
  control,
  name,
  label,
  delegation,
  counted = false,
}: Pick<Bound<V>, 'control' | 'name'> & {
  label: string;
  delegation: Delegation;
  /** Only where a place is left, beside the one that is chosen. */
  counted?: boolean;
}) {
  const nameOf = useName();
  const { field, shown } = useField<V>({ control, name });
  const bureaus = subBureausOf(delegation);
  if (bureaus.length === 0) return null;
  const value: string = field.value ?? '';
  const holders = [{ code: '', names: delegation.names }, ...bureaus];
  return (
    <Clashing name={name} label={label}>
      <Select
        {...shown}
        {...field}
        label={label}
        value={value}
        allowDeselect={false}
        data={holders.map(({ code, names }) => ({
          value: code,
          label: nameOf(names),
          disabled: counted && code !== value && freePlaces(delegation, code || null) === 0,
        }))}
      />
    </Clashing>
  );
}
