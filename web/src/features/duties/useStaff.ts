import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { hasRole, useSession } from '../../app/session.js';
import { useFormat } from '../../i18n/useFormat.js';
import { usersQuery } from '../office/queries.js';

export interface StaffMember {
  id: string;
  name: string;
}

/** Who can have duties, by name. */
export function useStaff(assemblyId: string): StaffMember[] {
  const { compareNames } = useFormat();
  const mayRead = hasRole(useSession(), 'organizer', 'admin', 'protocol');
  const { data: users } = useQuery({ ...usersQuery(assemblyId), enabled: mayRead });
  return useMemo(
    () =>
      (users?.items ?? [])
        .filter(({ roles }) => roles.includes('staff'))
        .map(({ id, name }) => ({ id, name }))
        .sort((a, b) => compareNames(a.name, b.name)),
    [users, compareNames],
  );
}
