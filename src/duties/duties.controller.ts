import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { CurrentActor } from '../auth/current-actor.decorator.js';
import type { Actor } from '../common/actor.js';
import { IdParam } from '../common/validation/id-param.js';
import { AssignDutiesService } from './assign-duties.service.js';
import {
  AssignDutyDto,
  AssignOpenDto,
  DutyList,
  DutyPage,
  DutyQuery,
  DutyTransitionDto,
  DutyView,
  SpreadResultView,
} from './dto/duty.dto.js';
import { DutyReader } from './duty-reader.service.js';
import { DutyTransitionsService } from './duty-transitions.service.js';

@ApiTags('duties')
@Controller('assemblies/:assemblyId/duties')
export class DutiesController {
  constructor(
    private readonly reader: DutyReader,
    private readonly assigning: AssignDutiesService,
    private readonly transitions: DutyTransitionsService,
  ) {}

  /** All duties, by time. */
  @Get()
  @Access('organizer', 'protocol')
  list(@IdParam('assemblyId') assemblyId: string, @Query() query: DutyQuery): Promise<DutyPage> {
    return this.reader.list(assemblyId, query);
  }

  /** The reader's own duties, by time. */
  @Get('mine')
  @Access('staff')
  mine(@CurrentActor() actor: Actor, @IdParam('assemblyId') assemblyId: string): Promise<DutyList> {
    return this.reader.mine(actor, assemblyId);
  }

  /** Spreads the duties that nobody has evenly over the staff named. */
  @Post('assign-open')
  @HttpCode(200)
  @Access('organizer', 'protocol')
  assignOpen(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() { userIds }: AssignOpenDto,
  ): Promise<SpreadResultView> {
    return this.assigning.assignOpen(actor, assemblyId, userIds);
  }

  /** Gives a duty to a staff member, or takes it away. */
  @Post(':dutyId/assign')
  @HttpCode(200)
  @Access('organizer', 'protocol')
  async assign(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('dutyId') dutyId: string,
    @Body() { userId }: AssignDutyDto,
  ): Promise<DutyView> {
    await this.assigning.assign(actor, assemblyId, dutyId, userId);
    return this.reader.get(assemblyId, dutyId);
  }

  /** Acknowledges, starts, finishes or refuses an own duty. */
  @Post(':dutyId/transitions')
  @HttpCode(200)
  @Access('staff')
  async take(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('dutyId') dutyId: string,
    @Body() { transition, reason }: DutyTransitionDto,
  ): Promise<DutyView> {
    await this.transitions.take(actor, assemblyId, dutyId, transition, reason);
    return this.reader.get(assemblyId, dutyId);
  }
}
