import type { AccessRule } from '../../../src/auth/access.decorator.js';

const organizer = ['organizer'] as const;
const planner = ['organizer', 'protocol'] as const;
const office = ['organizer', 'reviewer', 'protocol'] as const;
const registrar = ['organizer', 'focal_point'] as const;
const watcher = ['organizer', 'protocol', 'focal_point', 'delegate'] as const;

/**
 * Who may call which route, below `/api/v1` (health stands outside). Admins may call all of them. Written
 * by hand, so that opening a route to somebody is a decision that a reader of the change sees.
 */
export const ROLE_TABLE: Record<string, AccessRule> = {
  // Sign-in and links
  'GET /session': 'signed-in',
  'PATCH /session': 'signed-in',
  'POST /auth/sign-in': 'public',
  'POST /auth/sign-out': 'public',
  'POST /auth/password-reset': 'public',
  'POST /auth/password-reset/:token': 'public',
  'GET /invitations/:token': 'public',
  'POST /invitations/:token/accept': 'public',
  'GET /setup/:token': 'public',
  'POST /setup/:token': 'public',
  'GET /assemblies/:assemblyId/users': organizer,
  'POST /assemblies/:assemblyId/users': organizer,
  'DELETE /assemblies/:assemblyId/users/:userId/roles/:role': organizer,

  // Assemblies and reference data
  'GET /assemblies': 'signed-in',
  'POST /assemblies': ['admin'],
  'POST /assemblies/import-case': ['admin'],
  'GET /assemblies/:assemblyId': 'signed-in',
  'PATCH /assemblies/:assemblyId': organizer,
  'PUT /assemblies/:assemblyId/deadlines': organizer,
  'GET /reference/members': 'signed-in',
  'GET /reference/organisations': 'signed-in',
  'GET /reference/sub-bureaus': 'signed-in',

  // Many delegations at once
  'GET /assemblies/:assemblyId/saved-filters': office,
  'POST /assemblies/:assemblyId/saved-filters': office,
  'DELETE /assemblies/:assemblyId/saved-filters/:filterId': office,
  'GET /assemblies/:assemblyId/delegations/export': office,
  'GET /assemblies/:assemblyId/bulk-operations': organizer,
  'POST /assemblies/:assemblyId/bulk-operations': organizer,
  'POST /assemblies/:assemblyId/bulk-operations/preview': organizer,
  'POST /assemblies/:assemblyId/bulk-operations/:operationId/undo': organizer,
  'POST /assemblies/:assemblyId/messages/preview': organizer,

  // Venues and programme
  'GET /assemblies/:assemblyId/rooms': 'signed-in',
  'POST /assemblies/:assemblyId/rooms': organizer,
  'POST /assemblies/:assemblyId/rooms/import': organizer,
  'PATCH /assemblies/:assemblyId/rooms/:roomId': organizer,
  'DELETE /assemblies/:assemblyId/rooms/:roomId': organizer,
  'POST /assemblies/:assemblyId/rooms/:roomId/closures': organizer,
  'DELETE /assemblies/:assemblyId/rooms/:roomId/closures/:closureId': organizer,
  'GET /assemblies/:assemblyId/walking-times': 'signed-in',
  'PUT /assemblies/:assemblyId/walking-times': organizer,
  'GET /assemblies/:assemblyId/interpreters': planner,
  'POST /assemblies/:assemblyId/interpreters': organizer,
  'POST /assemblies/:assemblyId/interpreters/import': organizer,
  'PATCH /assemblies/:assemblyId/interpreters/:interpreterId': organizer,
  'DELETE /assemblies/:assemblyId/interpreters/:interpreterId': organizer,
  'POST /assemblies/:assemblyId/interpreters/:interpreterId/absences': organizer,
  'DELETE /assemblies/:assemblyId/interpreters/:interpreterId/absences/:absenceId': organizer,
  'GET /assemblies/:assemblyId/programme-items': 'signed-in',
  'POST /assemblies/:assemblyId/programme-items': organizer,
  'POST /assemblies/:assemblyId/programme-items/import': organizer,
  'PATCH /assemblies/:assemblyId/programme-items/:itemId': organizer,
  'DELETE /assemblies/:assemblyId/programme-items/:itemId': organizer,

  // Delegations
  'GET /assemblies/:assemblyId/contacts': organizer,
  'POST /assemblies/:assemblyId/contacts': organizer,
  'POST /assemblies/:assemblyId/contacts/import': organizer,
  'PATCH /assemblies/:assemblyId/contacts/:contactId': organizer,
  'DELETE /assemblies/:assemblyId/contacts/:contactId': organizer,
  'POST /assemblies/:assemblyId/invitations': organizer,
  'POST /assemblies/:assemblyId/invitations/preview': organizer,
  'GET /assemblies/:assemblyId/delegations': [...office, 'focal_point', 'delegate'],
  'GET /assemblies/:assemblyId/delegations/summary': office,
  'GET /assemblies/:assemblyId/delegations/:delegationId': [...office, 'focal_point'],
  'GET /assemblies/:assemblyId/delegations/:delegationId/focal-points': [...office, 'focal_point'],
  'POST /assemblies/:assemblyId/delegations/:delegationId/focal-points': organizer,
  'DELETE /assemblies/:assemblyId/delegations/:delegationId/focal-points/:focalPointId': organizer,
  'PATCH /assemblies/:assemblyId/delegations/:delegationId/parties/:partyId': registrar,
  'POST /assemblies/:assemblyId/delegations/:delegationId/people': registrar,
  'GET /assemblies/:assemblyId/delegations/:delegationId/people/:personId': [
    ...office,
    'focal_point',
  ],
  'PATCH /assemblies/:assemblyId/delegations/:delegationId/people/:personId': registrar,
  'DELETE /assemblies/:assemblyId/delegations/:delegationId/people/:personId': registrar,
  'POST /assemblies/:assemblyId/delegations/:delegationId/people/:personId/document/reveal': [
    'organizer',
    'reviewer',
    'focal_point',
  ],
  'POST /assemblies/:assemblyId/delegations/:delegationId/transitions': [
    'organizer',
    'reviewer',
    'focal_point',
  ],
  'GET /assemblies/:assemblyId/delegations/:delegationId/history': [...office, 'focal_point'],
  'GET /assemblies/:assemblyId/delegations/:delegationId/travel': [...planner, 'focal_point'],
  'PATCH /assemblies/:assemblyId/delegations/:delegationId/people/:personId/travel': registrar,
  'POST /assemblies/:assemblyId/delegations/:delegationId/travel/copy': registrar,
  'GET /assemblies/:assemblyId/hotels': [...planner, 'focal_point'],
  'POST /assemblies/:assemblyId/hotels': planner,
  'PATCH /assemblies/:assemblyId/hotels/:hotelId': planner,
  'DELETE /assemblies/:assemblyId/hotels/:hotelId': planner,
  'GET /assemblies/:assemblyId/credentials': ['organizer', 'reviewer'],
  'GET /assemblies/:assemblyId/delegations/:delegationId/credentials': [...office, 'focal_point'],
  'PATCH /assemblies/:assemblyId/delegations/:delegationId/credentials': registrar,
  'PUT /assemblies/:assemblyId/delegations/:delegationId/credentials/letter': registrar,
  'GET /assemblies/:assemblyId/delegations/:delegationId/credentials/letter': [
    'organizer',
    'reviewer',
    'focal_point',
  ],
  'POST /assemblies/:assemblyId/delegations/:delegationId/credentials/transitions': [
    'organizer',
    'reviewer',
    'focal_point',
  ],
  'GET /assemblies/:assemblyId/manifest': planner,
  'GET /assemblies/:assemblyId/manifest/summary': planner,
  'GET /assemblies/:assemblyId/manifest/exports': planner,
  'POST /assemblies/:assemblyId/manifest/exports': planner,
  'GET /assemblies/:assemblyId/manifest/exports/:exportId/file': planner,
  'POST /assemblies/:assemblyId/offices': organizer,
  'GET /assemblies/:assemblyId/parties': [...office, 'staff', 'focal_point', 'delegate'],

  // Meetings
  'GET /assemblies/:assemblyId/meeting-requests': watcher,
  'POST /assemblies/:assemblyId/meeting-requests': registrar,
  'GET /assemblies/:assemblyId/meeting-requests/:requestId': watcher,
  'POST /assemblies/:assemblyId/meeting-requests/:requestId/answers': registrar,
  'POST /assemblies/:assemblyId/meeting-requests/:requestId/withdraw': registrar,
  'GET /assemblies/:assemblyId/parties/:partyId/agenda': watcher,
  'GET /assemblies/:assemblyId/parties/:partyId/unavailabilities': [
    'organizer',
    'protocol',
    'focal_point',
  ],
  'POST /assemblies/:assemblyId/parties/:partyId/unavailabilities': registrar,
  'DELETE /assemblies/:assemblyId/parties/:partyId/unavailabilities/:id': registrar,

  // Plan and duties
  'GET /assemblies/:assemblyId/optimizer-runs': planner,
  'POST /assemblies/:assemblyId/optimizer-runs': organizer,
  'GET /assemblies/:assemblyId/optimizer-runs/:runId': planner,
  'POST /assemblies/:assemblyId/optimizer-runs/:runId/cancel': organizer,
  'GET /assemblies/:assemblyId/plans': planner,
  'GET /assemblies/:assemblyId/plans/:planId': planner,
  'GET /assemblies/:assemblyId/plans/:planId/diff': planner,
  'POST /assemblies/:assemblyId/plans/:planId/publish': organizer,
  'POST /assemblies/:assemblyId/plans/:planId/discard': organizer,
  'GET /assemblies/:assemblyId/duties': planner,
  'GET /assemblies/:assemblyId/duties/mine': ['staff'],
  'POST /assemblies/:assemblyId/duties/assign-open': planner,
  'POST /assemblies/:assemblyId/duties/:dutyId/assign': planner,
  'POST /assemblies/:assemblyId/duties/:dutyId/transitions': ['staff'],

  // Notifications, operations, history
  'GET /notifications': 'signed-in',
  'POST /notifications/:id/read': 'signed-in',
  'POST /notifications/read-all': 'signed-in',
  'GET /live': 'signed-in',
  'GET /assemblies/:assemblyId/deliveries': organizer,
  'GET /assemblies/:assemblyId/deliveries/summary': organizer,
  'POST /assemblies/:assemblyId/deliveries/:id/requeue': organizer,
  'GET /assemblies/:assemblyId/audit': organizer,
  'GET /operations/queues': organizer,
  'GET /health/live': 'public',
  'GET /health/ready': 'public',

  // Demonstration: `not_found` in every other installation
  'GET /demo/accounts': 'public',
  'POST /demo/sign-in': 'public',
  'GET /demo/mailbox': 'public',
  'GET /demo/mailbox/:id': 'public',
};
