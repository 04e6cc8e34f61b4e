import { useEffect } from 'react';
import type { FieldPath, FieldValues, UseFormSetFocus } from 'react-hook-form';

/** Opens the form with the cursor in its first field, as soon as the field is there. */
export function useFirstField<V extends FieldValues>(
  setFocus: UseFormSetFocus<V>,
  name: FieldPath<V>,
  ready = true,
): void {
  useEffect(() => {
    if (ready) setFocus(name);
  }, [setFocus, name, ready]);
}
