import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssembliesCoreModule } from '../assemblies/assemblies.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { Contact } from './contacts/contact.entity.js';
import { ContactService } from './contacts/contact.service.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { DelegationDirectoryService } from './delegation-directory.service.js';
import { DelegationHistoryService } from './delegation-history.service.js';
import { DelegationTransitionsService } from './delegation-transitions.service.js';
import { Delegation } from './delegation.entity.js';
import { DelegationService } from './delegation.service.js';
import { DelegationsController } from './delegations.controller.js';
import { FocalPointService } from './invitations/focal-point.service.js';
import { DelegationInvitationsController } from './invitations/invitations.controller.js';
import { InviteDelegationsService } from './invitations/invite-delegations.service.js';
import { OfficeService } from './parties/office.service.js';
import { PartiesController } from './parties/parties.controller.js';
import { Party } from './parties/party.entity.js';
import { PartyService } from './parties/party.service.js';
import { PartySettingsService } from './parties/party-settings.service.js';
import { Delegate } from './people/delegate.entity.js';
import { DelegationPeopleService } from './people/delegation-people.service.js';
import { PeopleController } from './people/people.controller.js';

const services = [
  DelegationService,
  DelegationTransitionsService,
  DelegationDirectoryService,
  DelegationPeopleService,
  ContactService,
  InviteDelegationsService,
  FocalPointService,
  PartyService,
  PartySettingsService,
  OfficeService,
];

/** Services for whom the Assembly expects: contacts, invitations, delegations, people and parties. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Contact, Delegation, Delegate, Party]),
    AssembliesCoreModule,
    ReferenceModule,
  ],
  providers: services,
  exports: services,
})
export class DelegationsCoreModule {}

/** Its routes. */
@Module({
  imports: [DelegationsCoreModule, AuditModule],
  controllers: [
    ContactsController,
    DelegationInvitationsController,
    DelegationsController,
    PeopleController,
    PartiesController,
  ],
  providers: [DelegationHistoryService],
  exports: [DelegationsCoreModule],
})
export class DelegationsModule {}
