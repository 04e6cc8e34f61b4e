import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssembliesModule } from '../assemblies/assemblies.module.js';
import { DelegationsModule } from '../delegations/delegations.module.js';
import { ProgrammeModule } from '../programme/programme.module.js';
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
    AssembliesModule,
    DelegationsModule,
    ProgrammeModule,
  ],
  controllers: [MeetingRequestsController, PartyDaysController],
  providers: [
    CreateRequestService,
    AnswerRequestService,
    WithdrawRequestService,
    RequestReader,
    AvailabilityService,
    AgendaService,
    BookingService,
  ],
  exports: [
    CreateRequestService,
    AnswerRequestService,
    WithdrawRequestService,
    RequestReader,
    AvailabilityService,
    BookingService,
  ],
})
export class MeetingsModule {}
