import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, data } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import { saveEverything } from '../components/autosave/browser-queue.js';
import { followServerClock } from './clock.js';

export type Role =
  'admin' | 'organizer' | 'reviewer' | 'protocol' | 'staff' | 'focal_point' | 'delegate';

export interface SessionUser {
  id: string;
  name: string;
  email: string;
  language: string;
  roles: string[];
  /** Member state of the own delegation, for focal points and delegates. */
  memberIso2: string | null;
  delegationId: string | null;
}

export interface SessionAssembly {
  id: string;
  code: string;
  name: string;
  city: string;
  /** IANA name; every time is shown in it first. */
  timezone: string;
  /** YYYY-MM-DD, first and last day, in the Assembly's zone. */
  startsOn: string;
  endsOn: string;
}

/** Who reads, and the Assembly that everything is about. */
export interface Session {
  user: SessionUser;
  assembly: SessionAssembly | null;
  /** All that the reader may see, the newest first. */
  assemblies: SessionAssembly[];
  /** Invented people and data: the mailbox page and one-click sign-in exist. */
  demonstration: boolean;
  /** The server's present instant, ISO 8601; the demonstration plays before its Assembly. */
  now?: string;
}

const CHOICE = 'ga-assembly';

function chosenAssembly(): { assemblyId?: string } {
  const assemblyId = window.localStorage.getItem(CHOICE);
  return assemblyId ? { assemblyId } : {};
}

/** Shows another Assembly from now on, beginning at its first page. */
export function chooseAssembly(id: string): void {
  window.localStorage.setItem(CHOICE, id);
  window.location.assign('/');
}

/** The session, or null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      const session = await data<Session>(
        api.GET('/api/v1/session', { params: { query: chosenAssembly() } }),
      );
      if (session.now) followServerClock(session.now);
      return session;
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

/** The session of a signed-in page. Those pages are only reached with one. */
export function useSession(): Session {
  const { data: session } = useQuery(sessionQuery);
  if (!session) throw new Error('useSession needs a signed-in page');
  return session;
}

/** Whether the reader has one of the roles; an admin may do what an organizer may. */
export function hasRole(session: Session, ...roles: Role[]): boolean {
  return roles.some((role) => session.user.roles.includes(role));
}

/** Signs out, once what was typed is saved, and forgets everything that was loaded for this reader. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await saveEverything();
    await api.POST('/api/v1/auth/sign-out');
    client.clear();
    window.location.assign('/sign-in');
  }, [client]);
}
