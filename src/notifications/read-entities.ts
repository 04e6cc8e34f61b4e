import { Assembly } from '../assemblies/assembly.entity.js';
import { Invitation } from '../auth/invitation.entity.js';
import { RoleGrant } from '../auth/role-grant.entity.js';
import { UserAccount } from '../auth/user-account.entity.js';
import { Deadline } from '../assemblies/deadline.entity.js';
import { BulkOperation } from '../delegations/bulk/bulk-operation.entity.js';
import { DelegationDeadline } from '../delegations/deadlines/delegation-deadline.entity.js';
import { CredentialPower } from '../delegations/credentials/credential-power.entity.js';
import { Credentials } from '../delegations/credentials/credentials.entity.js';
import { Delegation } from '../delegations/delegation.entity.js';
import { Party } from '../delegations/parties/party.entity.js';
import { Delegate } from '../delegations/people/delegate.entity.js';
import { Duty } from '../duties/duty.entity.js';
import { StoredFile } from '../files/stored-file.entity.js';
import { BookingPrincipal } from '../meetings/bookings/booking-principal.entity.js';
import { Booking } from '../meetings/bookings/booking.entity.js';
import { MeetingRequest } from '../meetings/requests/meeting-request.entity.js';
import { RequestParty } from '../meetings/requests/request-party.entity.js';
import { VotingSuspension } from '../delegations/voting/voting-suspension.entity.js';
import { MemberState } from '../reference/member-state.entity.js';
import { Organisation } from '../reference/organisation.entity.js';
import { Interpreter } from '../venues/interpreter.entity.js';
import { Room } from '../venues/room.entity.js';

/** Other features' tables that audiences and texts are read from, and what those point to. Never written. */
export const READ_ENTITIES = [
  Assembly,
  Invitation,
  RoleGrant,
  UserAccount,
  Deadline,
  Delegation,
  DelegationDeadline,
  BulkOperation,
  Delegate,
  Credentials,
  CredentialPower,
  VotingSuspension,
  StoredFile,
  Party,
  Duty,
  Booking,
  BookingPrincipal,
  MeetingRequest,
  RequestParty,
  MemberState,
  Organisation,
  Interpreter,
  Room,
];
