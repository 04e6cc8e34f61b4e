import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssembliesCoreModule } from '../assemblies/assemblies.module.js';
import { AuditValuesModule } from '../audit/values/audit-values.module.js';
import { CryptoModule } from '../common/crypto/crypto.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { BulkItem } from './bulk/bulk-item.entity.js';
import { BulkOperation } from './bulk/bulk-operation.entity.js';
import { BulkOperationsService } from './bulk/bulk-operations.service.js';
import { BulkStepsService } from './bulk/bulk-steps.service.js';
import { RunBulkService } from './bulk/run-bulk.service.js';
import { Contact } from './contacts/contact.entity.js';
import { ContactService } from './contacts/contact.service.js';
import { DelegationDeadline } from './deadlines/delegation-deadline.entity.js';
import { DelegationDeadlinesService } from './deadlines/delegation-deadlines.service.js';
import { DelegationDirectoryService } from './delegation-directory.service.js';
import { DelegationExportService } from './delegation-export.service.js';
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
import { ReviewClaim } from './review/review-claim.entity.js';
import { ReviewQueueService } from './review/review-queue.service.js';
import { SavedFilter } from './saved-filters/saved-filter.entity.js';
import { SavedFiltersService } from './saved-filters/saved-filters.service.js';
import { CopyTravelService } from './travel/copy-travel.service.js';
import { Hotel } from './travel/hotels/hotel.entity.js';
import { HotelService } from './travel/hotels/hotel.service.js';
import { VisaLetter } from './travel/letters/visa-letter.entity.js';
import { LetterPrinter } from './travel/letters/render/letter-printer.js';
import { LetterWords } from './travel/letters/letter-words.js';
import { VisaLettersService } from './travel/letters/visa-letters.service.js';
import { ManifestExport } from './travel/manifest/manifest-export.entity.js';
import { ManifestExportsService } from './travel/manifest/manifest-exports.service.js';
import { ManifestService } from './travel/manifest/manifest.service.js';
import { ManifestRow } from './travel/manifest/manifest-row.entity.js';
import { TravelGate } from './travel/travel-gate.js';
import { TravelLeg } from './travel/travel-leg.entity.js';
import { TravelStay } from './travel/travel-stay.entity.js';
import { TravelService } from './travel/travel.service.js';
import { DocumentService } from './people/document.service.js';
import { AccreditationService } from './people/accreditation/accreditation.service.js';
import { AutosaveNote } from './people/autosave/autosave-note.entity.js';
import { CloseAutosavesService } from './people/autosave/close-autosaves.service.js';
import { AutosaveService } from './people/autosave/autosave.service.js';
import { PeopleChanges } from './people/people-changes.js';
import { PeopleGate } from './people/people-gate.js';
import { PermitRequest } from './people/permits/permit-request.entity.js';
import { PermitsService } from './people/permits/permits.service.js';
import { PlaceRequest } from './people/places/place-request.entity.js';
import { PlaceRequestsService } from './people/places/place-requests.service.js';
import { ReplacePersonService } from './people/replace-person.service.js';
import { WalkInService } from './people/walk-ins/walk-in.service.js';
import { RotateKeysService } from './people/rotate-keys.service.js';
import { PersonFields } from './people/person-fields.js';
import { PersonReader } from './people/person-reader.service.js';
import { PersonViews } from './people/person-views.service.js';
import { PlacesService } from './people/places/places.service.js';

const services = [
  DelegationService,
  DelegationDeadlinesService,
  DelegationTransitionsService,
  DelegationDirectoryService,
  DelegationExportService,
  DelegationPeopleService,
  DocumentService,
  PersonFields,
  PersonReader,
  PersonViews,
  PermitsService,
  PlaceRequestsService,
  ReplacePersonService,
  WalkInService,
  RotateKeysService,
  AutosaveService,
  CloseAutosavesService,
  PeopleChanges,
  PeopleGate,
  PlacesService,
  AccreditationService,
  ContactService,
  InviteDelegationsService,
  FocalPointService,
  PartyService,
  PartySettingsService,
  OfficeService,
  SavedFiltersService,
  ReviewQueueService,
  TravelGate,
  TravelService,
  CopyTravelService,
  HotelService,
  ManifestService,
  ManifestExportsService,
  LetterWords,
  LetterPrinter,
  VisaLettersService,
  BulkOperationsService,
  BulkStepsService,
  RunBulkService,
];

/** Services of the delegations, for api, worker and command line. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Contact,
      Delegation,
      Delegate,
      AutosaveNote,
      PermitRequest,
      PlaceRequest,
      Party,
      SavedFilter,
      ReviewClaim,
      Hotel,
      TravelStay,
      TravelLeg,
      VisaLetter,
      ManifestExport,
      ManifestRow,
      BulkItem,
      BulkOperation,
      DelegationDeadline,
    ]),
    AssembliesCoreModule,
    AuditValuesModule,
    CryptoModule,
    ReferenceModule,
  ],
  providers: services,
  exports: services,
})
export class DelegationsCoreModule {}
