import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssembliesCoreModule } from '../assemblies/assemblies.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { Contact } from './contacts/contact.entity.js';
import { ContactService } from './contacts/contact.service.js';
import { DelegationDirectoryService } from './delegation-directory.service.js';
import { DelegationTransitionsService } from './delegation-transitions.service.js';
import { Delegation } from './delegation.entity.js';
import { DelegationService } from './delegation.service.js';
import { FocalPointService } from './invitations/focal-point.service.js';
import { InviteDelegationsService } from './invitations/invite-delegations.service.js';
import { OfficeService } from './parties/office.service.js';
import { Party } from './parties/party.entity.js';
import { PartyService } from './parties/party.service.js';
import { PartySettingsService } from './parties/party-settings.service.js';
import { Delegate } from './people/delegate.entity.js';
import { DelegationPeopleService } from './people/delegation-people.service.js';

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

/** Services of the delegations, for api, worker and command line. */
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
