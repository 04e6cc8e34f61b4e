import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssembliesCoreModule } from '../assemblies/assemblies.module.js';
import { DelegationsCoreModule } from '../delegations/delegations-core.module.js';
import { ProgrammeCoreModule } from '../programme/programme.module.js';
import { AgendaService } from './agenda/agenda.service.js';
import { PartyDaysController } from './agenda/party-days.controller.js';
import { AvailabilityService } from './availability/availability.service.js';
import { Unavailability } from './availability/unavailability.entity.js';
import { BookingPrincipal } from './bookings/booking-principal.entity.js';
import { Booking } from './bookings/booking.entity.js';
import { BookingService } from './bookings/booking.service.js';
import { AnswerRequestService } from './requests/answer-request.service.js';
import { CreateRequestService } from './requests/create-request.service.js';
import { MeetingRequest } from './requests/meeting-request.entity.js';
import { MeetingRequestsController } from './requests/meeting-requests.controller.js';
import { RequestParty } from './requests/request-party.entity.js';
import { RequestReader } from './requests/request-reader.service.js';
import { WithdrawRequestService } from './requests/withdraw-request.service.js';

const services = [
  CreateRequestService,
  AnswerRequestService,
  WithdrawRequestService,
  RequestReader,
  AvailabilityService,
  AgendaService,
  BookingService,
];

/** Meeting requests from wish to answer, absences, agendas, and the bookings of the published plan. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      MeetingRequest,
      RequestParty,
      Unavailability,
      Booking,
      BookingPrincipal,
    ]),
    AssembliesCoreModule,
    DelegationsCoreModule,
    ProgrammeCoreModule,
  ],
  providers: services,
  exports: services,
})
export class MeetingsCoreModule {}

/** Its routes. */
@Module({
  imports: [MeetingsCoreModule],
  controllers: [MeetingRequestsController, PartyDaysController],
  exports: [MeetingsCoreModule],
})
export class MeetingsModule {}
