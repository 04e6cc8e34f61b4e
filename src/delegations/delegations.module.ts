import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { BulkController } from './bulk/bulk.controller.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { DelegationHistoryService } from './delegation-history.service.js';
import { DelegationsCoreModule } from './delegations-core.module.js';
import { DelegationsController } from './delegations.controller.js';
import { DelegationInvitationsController } from './invitations/invitations.controller.js';
import { PartiesController } from './parties/parties.controller.js';
import { AccreditationController } from './people/accreditation/accreditation.controller.js';
import { PermitsController } from './people/permits/permits.controller.js';
import { PlaceRequestsController } from './people/places/place-requests.controller.js';
import { PeopleController } from './people/people.controller.js';
import { WalkInsController } from './people/walk-ins/walk-ins.controller.js';
import { ReviewQueueController } from './review/review-queue.controller.js';
import { SavedFiltersController } from './saved-filters/saved-filters.controller.js';
import { HotelsController } from './travel/hotels/hotels.controller.js';
import { VisaLettersController } from './travel/letters/visa-letters.controller.js';
import { ManifestController } from './travel/manifest/manifest.controller.js';
import { TravelController } from './travel/travel.controller.js';

/** Whom the Assembly expects: contacts, invitations, delegations with their people, and parties. */
@Module({
  imports: [DelegationsCoreModule, AuditModule],
  controllers: [
    BulkController,
    ContactsController,
    DelegationInvitationsController,
    DelegationsController,
    PeopleController,
    WalkInsController,
    AccreditationController,
    PermitsController,
    PlaceRequestsController,
    PartiesController,
    SavedFiltersController,
    ReviewQueueController,
    TravelController,
    HotelsController,
    ManifestController,
    VisaLettersController,
  ],
  providers: [DelegationHistoryService],
  exports: [DelegationsCoreModule],
})
export class DelegationsModule {}
