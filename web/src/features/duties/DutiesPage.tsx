import { getRouteApi } from '@tanstack/react-router';
import { hasRole, useSession } from '../../app/session.js';
import { MyDuties } from './MyDuties.js';
import { OfficeDuties } from './OfficeDuties.js';

const route = getRouteApi('/shell/duties');

/** The reader's own duties, or for the office everybody's. */
export function DutiesPage() {
  const session = useSession();
  const { view } = route.useSearch();
  const assigns = hasRole(session, 'organizer', 'admin', 'protocol');
  const hasDuties = hasRole(session, 'staff');
  if (!assigns || (hasDuties && view === 'mine')) return <MyDuties both={assigns} />;
  return <OfficeDuties both={hasDuties} />;
}
