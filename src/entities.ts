import { Assembly } from './assemblies/assembly.entity.js';
import { Deadline } from './assemblies/deadline.entity.js';
import { Installation } from './assemblies/installation.entity.js';
import { AuditEntry } from './audit/audit-entry.entity.js';
import { AuditSeal } from './audit/audit-seal.entity.js';
import { AuditKey } from './audit/values/audit-key.entity.js';
import { Invitation } from './auth/invitation.entity.js';
import { RoleGrant } from './auth/role-grant.entity.js';
import { AttemptWindow } from './auth/sessions/attempt-window.entity.js';
import { UserAccount } from './auth/user-account.entity.js';
import { IdempotencyKey } from './common/http/idempotency/idempotency-key.entity.js';
import { BulkItem } from './delegations/bulk/bulk-item.entity.js';
import { BulkOperation } from './delegations/bulk/bulk-operation.entity.js';
import { Contact } from './delegations/contacts/contact.entity.js';
import { DelegationDeadline } from './delegations/deadlines/delegation-deadline.entity.js';
import { CredentialPower } from './delegations/credentials/credential-power.entity.js';
import { Credentials } from './delegations/credentials/credentials.entity.js';
import { Delegation } from './delegations/delegation.entity.js';
import { Party } from './delegations/parties/party.entity.js';
import { AutosaveNote } from './delegations/people/autosave/autosave-note.entity.js';
import { PermitRequest } from './delegations/people/permits/permit-request.entity.js';
import { PlaceRequest } from './delegations/people/places/place-request.entity.js';
import { Delegate } from './delegations/people/delegate.entity.js';
import { Hotel } from './delegations/travel/hotels/hotel.entity.js';
import { VisaLetter } from './delegations/travel/letters/visa-letter.entity.js';
import { ManifestExport } from './delegations/travel/manifest/manifest-export.entity.js';
import { ManifestRow } from './delegations/travel/manifest/manifest-row.entity.js';
import { TravelLeg } from './delegations/travel/travel-leg.entity.js';
import { TravelStay } from './delegations/travel/travel-stay.entity.js';
import { ReviewClaim } from './delegations/review/review-claim.entity.js';
import { SavedFilter } from './delegations/saved-filters/saved-filter.entity.js';
import { RollCallMark } from './delegations/voting/roll-call-mark.entity.js';
import { VotingRules } from './delegations/voting/voting-rules.entity.js';
import { VotingSuspension } from './delegations/voting/voting-suspension.entity.js';
import { Duty } from './duties/duty.entity.js';
import { StoredFile } from './files/stored-file.entity.js';
import { MailboxMessage } from './mail/mailbox-message.entity.js';
import { Unavailability } from './meetings/availability/unavailability.entity.js';
import { BookingPrincipal } from './meetings/bookings/booking-principal.entity.js';
import { Booking } from './meetings/bookings/booking.entity.js';
import { MeetingRequest } from './meetings/requests/meeting-request.entity.js';
import { RequestParty } from './meetings/requests/request-party.entity.js';
import { Delivery } from './notifications/delivery.entity.js';
import { NotificationCounter } from './notifications/notification-counter.entity.js';
import { Notification } from './notifications/notification.entity.js';
import { OutboxDispatch } from './outbox/outbox-dispatch.entity.js';
import { OutboxEvent } from './outbox/outbox-event.entity.js';
import { ProgrammeItem } from './programme/programme-item.entity.js';
import { MemberState } from './reference/member-state.entity.js';
import { Organisation } from './reference/organisation.entity.js';
import { SubBureau } from './reference/sub-bureau.entity.js';
import { PlanMeeting } from './scheduling/plans/plan-meeting.entity.js';
import { PlanUnplaced } from './scheduling/plans/plan-unplaced.entity.js';
import { Plan } from './scheduling/plans/plan.entity.js';
import { OptimizerRun } from './scheduling/runs/optimizer-run.entity.js';
import { InterpreterAbsence } from './venues/interpreter-absence.entity.js';
import { Interpreter } from './venues/interpreter.entity.js';
import { RoomClosure } from './venues/room-closure.entity.js';
import { Room } from './venues/room.entity.js';
import { WalkingTime } from './venues/walking-time.entity.js';

/** Every entity of the product, for the migration tools. The application lets each feature register its own. */
export const entities = [
  Assembly,
  Deadline,
  Installation,
  AuditEntry,
  AuditSeal,
  AuditKey,
  Invitation,
  RoleGrant,
  UserAccount,
  AttemptWindow,
  IdempotencyKey,
  Contact,
  Delegation,
  DelegationDeadline,
  SavedFilter,
  ReviewClaim,
  BulkOperation,
  BulkItem,
  Party,
  Delegate,
  AutosaveNote,
  PermitRequest,
  PlaceRequest,
  Hotel,
  VisaLetter,
  ManifestExport,
  ManifestRow,
  TravelLeg,
  TravelStay,
  Credentials,
  CredentialPower,
  VotingRules,
  VotingSuspension,
  RollCallMark,
  Duty,
  StoredFile,
  MailboxMessage,
  Unavailability,
  BookingPrincipal,
  Booking,
  MeetingRequest,
  RequestParty,
  Delivery,
  Notification,
  NotificationCounter,
  OutboxDispatch,
  OutboxEvent,
  ProgrammeItem,
  MemberState,
  Organisation,
  SubBureau,
  PlanMeeting,
  PlanUnplaced,
  Plan,
  OptimizerRun,
  InterpreterAbsence,
  Interpreter,
  RoomClosure,
  Room,
  WalkingTime,
];
