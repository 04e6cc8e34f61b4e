import { AppError } from '../../common/errors/app-error.js';
import type { Transaction } from '../../outbox/transactor.js';
import type { Delegation } from '../delegation.entity.js';
import { MATERIAL_FIELDS, nextAccreditation, takesPlace } from '../domain/accreditation.js';
import { setAccreditation } from './accreditation/set-accreditation.js';
import type { Delegate } from './delegate.entity.js';

/** Those of the changed fields that cannot change any more, see {@link saveChanged}. */
export function lockedFields(person: Delegate, changed: readonly string[]): readonly string[] {
  if (!takesPlace(person)) return changed;
  const onSite = person.accreditation === 'checked_in' || person.accreditation === 'checked_out';
  return onSite ? changed.filter((field) => MATERIAL_FIELDS.has(field)) : [];
}

/**
 * Saves a changed person. Who has left the delegation cannot change any more, and who is on site keeps
 * what the badge was issued for (`wrong_state`, with the fields). A material change of somebody whom a
 * reviewer has decided on sends that person, and nobody else, back to review.
 */
export async function saveChanged(
  tx: Transaction,
  delegation: Delegation,
  person: Delegate,
  changed: readonly string[],
): Promise<void> {
  const material = changed.filter((field) => MATERIAL_FIELDS.has(field));
  const locked = lockedFields(person, changed);
  if (locked.length > 0) {
    throw new AppError('wrong_state', {
      fields: locked.map((path) => ({ path, code: 'locked' })),
    });
  }
  const again =
    material.length > 0 && nextAccreditation(person, 'change', delegation.status) !== null;
  if (again) await setAccreditation(tx, delegation, [person], 'change');
  else await tx.manager.save(person);
}
