import type { Language } from './text/languages.js';

/** Roles of people; what each may do stands at the routes. */
export const ROLES = [
  'admin',
  'organizer',
  'reviewer',
  'protocol',
  'staff',
  'focal_point',
  'delegate',
] as const;
export type Role = (typeof ROLES)[number];

/** A role held in one Assembly, or everywhere (`assemblyId` null, admins only). */
export interface Grant {
  role: Role;
  assemblyId: string | null;
  /** For focal points and delegates: their delegation. */
  delegationId: string | null;
}

/** Who asks for a change: a signed-in person, or the system itself (queue, command line). */
export interface Actor {
  userId: string | null;
  name: string;
  language: Language;
  grants: readonly Grant[];
  /** Id of the request or job, for log and audit. */
  requestId: string;
}

/** The system as actor, for jobs and commands: may do everything, and the audit names the job. */
export function systemActor(name: string, requestId: string): Actor {
  return {
    userId: null,
    name,
    language: 'en',
    grants: [{ role: 'admin', assemblyId: null, delegationId: null }],
    requestId,
  };
}

/** Whether the actor holds one of the roles in the Assembly; admins hold all of them everywhere. */
export function holds(actor: Actor, assemblyId: string | null, ...roles: Role[]): boolean {
  return actor.grants.some(
    (grant) =>
      grant.role === 'admin' ||
      (roles.includes(grant.role) &&
        (grant.assemblyId === null || grant.assemblyId === assemblyId)),
  );
}
