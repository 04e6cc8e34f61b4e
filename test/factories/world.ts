import { AssemblyService } from '../../src/assemblies/assembly.service.js';
import { AuditValues } from '../../src/audit/values/audit-values.js';
import { AccountService } from '../../src/auth/accounts/account.service.js';
import { RoleService } from '../../src/auth/accounts/role.service.js';
import { InvitationLinks } from '../../src/auth/invitation-links.js';
import { InvitationService } from '../../src/auth/links/invitation.service.js';
import { Clock } from '../../src/common/clock.js';
import { DataCipher } from '../../src/common/crypto/data-cipher.js';
import { Translator } from '../../src/common/text/translator.js';
import { Environment } from '../../src/config/environment.js';
import { BulkOperationsService } from '../../src/delegations/bulk/bulk-operations.service.js';
import { BulkStepsService } from '../../src/delegations/bulk/bulk-steps.service.js';
import { RunBulkService } from '../../src/delegations/bulk/run-bulk.service.js';
import { ContactService } from '../../src/delegations/contacts/contact.service.js';
import { DelegationDeadlinesService } from '../../src/delegations/deadlines/delegation-deadlines.service.js';
import { DelegationDirectoryService } from '../../src/delegations/delegation-directory.service.js';
import { DelegationTransitionsService } from '../../src/delegations/delegation-transitions.service.js';
import { DelegationService } from '../../src/delegations/delegation.service.js';
import { FocalPointService } from '../../src/delegations/invitations/focal-point.service.js';
import { InviteDelegationsService } from '../../src/delegations/invitations/invite-delegations.service.js';
import { OfficeService } from '../../src/delegations/parties/office.service.js';
import { PartySettingsService } from '../../src/delegations/parties/party-settings.service.js';
import { PartyService } from '../../src/delegations/parties/party.service.js';
import { DelegationPeopleService } from '../../src/delegations/people/delegation-people.service.js';
import { DocumentService } from '../../src/delegations/people/document.service.js';
import { CloseAutosavesService } from '../../src/delegations/people/autosave/close-autosaves.service.js';
import { AutosaveService } from '../../src/delegations/people/autosave/autosave.service.js';
import { AccreditationService } from '../../src/delegations/people/accreditation/accreditation.service.js';
import { PermitsService } from '../../src/delegations/people/permits/permits.service.js';
import { PlaceRequestsService } from '../../src/delegations/people/places/place-requests.service.js';
import { ReplacePersonService } from '../../src/delegations/people/replace-person.service.js';
import { WalkInService } from '../../src/delegations/people/walk-ins/walk-in.service.js';
import { PeopleChanges } from '../../src/delegations/people/people-changes.js';
import { PeopleGate } from '../../src/delegations/people/people-gate.js';
import { PlacesService } from '../../src/delegations/people/places/places.service.js';
import { PersonFields } from '../../src/delegations/people/person-fields.js';
import { PersonReader } from '../../src/delegations/people/person-reader.service.js';
import { PersonViews } from '../../src/delegations/people/person-views.service.js';
import { entities } from '../../src/entities.js';
import { VotingSuspensionService } from '../../src/delegations/voting/voting-suspension.service.js';
import { Transactor } from '../../src/outbox/transactor.js';
import { ReferenceLoader } from '../../src/reference/reference-loader.js';
import { ReferenceService } from '../../src/reference/reference.service.js';
import { createTestDatabase } from '../support/database.js';

/** A clock that stands where the test puts it. */
export class StandingClock extends Clock {
  constructor(private instant = new Date('2025-09-01T09:00:00Z')) {
    super();
  }

  now(): Date {
    return this.instant;
  }

  set(instant: string): void {
    this.instant = new Date(instant);
  }
}

/** The services up to the delegations on a database of their own, with the reference data. */
export async function createWorld() {
  const database = await createTestDatabase(entities);
  const { dataSource } = database;
  const clock = new StandingClock();
  const environment = Object.assign(new Environment(), {
    APP_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    DATABASE_URL: database.url,
  });
  const cipher = new DataCipher(environment);
  const auditValues = new AuditValues(cipher);
  const transactor = new Transactor(dataSource, clock, auditValues);
  const reference = new ReferenceService(dataSource);
  await new ReferenceLoader(dataSource, reference).load();
  const assemblies = new AssemblyService(dataSource, transactor, reference);
  const accounts = new AccountService(dataSource, transactor);
  const roles = new RoleService(dataSource, accounts);
  const links = new InvitationLinks(environment);
  const invitations = new InvitationService(dataSource, links, clock);
  const delegations = new DelegationService(dataSource);
  const deadlines = new DelegationDeadlinesService(dataSource, assemblies);
  const transitions = new DelegationTransitionsService(transactor, delegations, deadlines);
  const inviting = new InviteDelegationsService(
    dataSource,
    transactor,
    clock,
    assemblies,
    reference,
    invitations,
    roles,
  );
  const bulk = new BulkOperationsService(
    dataSource,
    transactor,
    clock,
    assemblies,
    roles,
    inviting,
  );
  const views = new PersonViews(dataSource, assemblies, delegations);
  const places = new PlacesService();
  const gate = new PeopleGate(deadlines);
  const changes = new PeopleChanges(transactor, delegations, gate);
  const fields = new PersonFields(assemblies, reference, cipher);
  const contacts = new ContactService(
    dataSource,
    transactor,
    new Translator(),
    assemblies,
    reference,
  );
  return {
    database,
    dataSource,
    clock,
    environment,
    transactor,
    reference,
    assemblies,
    accounts,
    auditValues,
    roles,
    invitations,
    delegations,
    transitions,
    directory: new DelegationDirectoryService(
      dataSource,
      clock,
      assemblies,
      reference,
      delegations,
      transitions,
      deadlines,
      views,
    ),
    people: new DelegationPeopleService(changes, fields, places, auditValues),
    replacing: new ReplacePersonService(changes, fields),
    walkIns: new WalkInService(changes, fields, places),
    permits: new PermitsService(dataSource, transactor, delegations),
    placeRequests: new PlaceRequestsService(dataSource, transactor, delegations, places),
    closingAutosaves: new CloseAutosavesService(transactor),
    autosave: new AutosaveService(
      transactor,
      delegations,
      accounts,
      gate,
      fields,
      places,
      auditValues,
    ),
    accreditation: new AccreditationService(transactor, delegations, assemblies, places),
    documents: new DocumentService(transactor, delegations, cipher),
    personReader: new PersonReader(dataSource, delegations, views),
    contacts,
    inviting,
    deadlines,
    bulk,
    bulkRunner: new RunBulkService(
      dataSource,
      transactor,
      clock,
      bulk,
      new BulkStepsService(transactor, delegations, deadlines, inviting),
    ),
    focalPoints: new FocalPointService(
      transactor,
      clock,
      delegations,
      invitations,
      roles,
      contacts,
    ),
    parties: new PartyService(dataSource),
    suspensions: new VotingSuspensionService(transactor, assemblies, reference),
    partySettings: new PartySettingsService(transactor, delegations),
    offices: new OfficeService(transactor),
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;
