import { useTranslation } from 'react-i18next';
import { bureauOf } from './sub-bureaus.js';
import type { Delegation, Person } from './types.js';
import { useName } from './useParties.js';

/** A person's role, with the sub-bureau for which the person comes: "Delegate · Hong Kong, China". */
export function useRoleWords(delegation: Delegation): (person: Person) => string {
  const { t } = useTranslation('people');
  const name = useName();
  return (person) => {
    const bureau = bureauOf(delegation, person);
    const role = t(`role.${person.role}`);
    return bureau ? `${role} · ${name(bureau.names)}` : role;
  };
}
