import { useNow } from '../../../app/useNow.js';
import { useSession } from '../../../app/session.js';
import { useFormat } from '../../../i18n/useFormat.js';
import { localDate } from '../../own-delegation/zoned.js';

/** Whether this is a day of the Assembly, by its own clock: people stand at the desk. */
export function useOnSite(): boolean {
  const { assembly } = useSession();
  const { zone } = useFormat();
  const today = localDate(zone, useNow());
  return assembly !== null && assembly !== undefined
    ? today >= assembly.startsOn && today <= assembly.endsOn
    : false;
}
